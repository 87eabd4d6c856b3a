import { degrees, PDFDocument } from "pdf-lib";

export type SheetPlan = { readonly page: number; readonly turn: number; readonly part: number };

const partOf = async (source: PDFDocument, sheets: readonly SheetPlan[]): Promise<Uint8Array> => {
  const made = await PDFDocument.create();
  const pages = await made.copyPages(
    source,
    sheets.map((sheet) => sheet.page - 1),
  );
  pages.forEach((page, index) => {
    const turn = sheets[index]?.turn ?? 0;
    page.setRotation(degrees((page.getRotation().angle + turn) % 360));
    made.addPage(page);
  });
  return made.save();
};

/** A scan cut into its pieces; part 0 is left out. Pages keep their quality: nothing is drawn again. */
export const splitPdf = async (file: File, sheets: readonly SheetPlan[]): Promise<File[]> => {
  const source = await PDFDocument.load(await file.arrayBuffer());
  const parts = [...new Set(sheets.map((sheet) => sheet.part))].filter((part) => part > 0).sort();
  const name = file.name.replace(/\.pdf$/i, "");
  return Promise.all(
    parts.map(async (part) => {
      const bytes = await partOf(
        source,
        sheets.filter((sheet) => sheet.part === part),
      );
      return new File([new Uint8Array(bytes)], `${name}-${part}.pdf`, { type: "application/pdf" });
    }),
  );
};
