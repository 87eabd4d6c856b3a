import { drawPageMark, pageMark } from "./page-code.ts";
import { write } from "./sheet.ts";
import { colours, contentWidth, millimetre, page, sizes } from "./style.ts";

const side = 14 * millimetre;

type Foot = { readonly title: string; readonly reference?: string; readonly code?: string };

/** The foot of every page, once their number is known: what this is, the page, and the mark for scanners. */
export const drawFooter = (
  document: PDFKit.PDFDocument,
  { title, reference, code }: Foot,
): void => {
  const { start, count } = document.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(start + index);
    // Below the margin is where the foot belongs: without this pdfkit would begin a page.
    document.page.margins.bottom = 0;
    const top = page.height - page.bottom + 16;
    document.markContent("Artifact", { type: "Pagination" });
    document.rect(page.left, top - 6, contentWidth, 0.6).fill(colours.rule);
    const right = page.left + (code ? side + 10 : 0);
    if (code) drawPageMark(document, pageMark(code, index + 1, count), page.left, top, side);
    document.font("regular").fontSize(sizes.small).fillColor(colours.muted);
    const line = (text: string, row: number, align: "left" | "right") =>
      write(document, text, {
        x: right,
        y: top + row * 12,
        width: page.width - page.right - right,
        align,
        lineBreak: false,
      });
    const lines = [
      title,
      ...(reference ? [`Dossier ${reference}`] : []),
      ...(code ? [`Code ${code}`] : []),
    ];
    for (const [row, text] of lines.entries()) line(text, row, "left");
    line(`Page ${index + 1} sur ${count}`, 0, "right");
    document.endMarkedContent();
  }
};
