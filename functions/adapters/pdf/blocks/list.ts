import { decorate, element, heightOf, makeRoom, type Sheet, write } from "../sheet.ts";
import { colours, contentWidth, page, sizes } from "../style.ts";

export type Item = string | { readonly words: string; readonly note?: string };
export type ListOptions = {
  /** A dot, or a box to tick by hand. */
  readonly mark?: "dot" | "box";
  readonly size?: number;
};

const drawMark = ({ document }: Sheet, mark: "dot" | "box", size: number): void => {
  const top = document.y;
  decorate(document, () => {
    if (mark === "dot") document.circle(page.left + 5, top + size * 0.62, 1.7).fill(colours.accent);
    else {
      document.lineWidth(1.1).strokeColor(colours.ink);
      document.rect(page.left + 1, top + size * 0.12, size * 0.95, size * 0.95).stroke();
    }
  });
};

/** A list of short items, each with a note in smaller letters if need be; an item stays on one page. */
export const list = (sheet: Sheet, items: readonly Item[], options: ListOptions = {}): void => {
  const { document, root } = sheet;
  const { mark = "dot", size = sizes.body } = options;
  const indent = mark === "dot" ? 14 : size + 10;
  const place = { width: contentWidth - indent, lineGap: size / 4 };
  const entries = element(document, "L");
  root.add(entries);
  for (const item of items) {
    const { words, note } = typeof item === "string" ? { words: item, note: undefined } : item;
    const face = mark === "box" ? "strong" : "regular";
    const noted = note ? heightOf(document.font("regular").fontSize(size - 1), note, place) : 0;
    makeRoom(sheet, heightOf(document.font(face).fontSize(size), words, place) + noted + 4);
    drawMark(sheet, mark, size);
    const body = () => {
      document.font(face).fontSize(size).fillColor(colours.ink);
      write(document, words, { x: page.left + indent, ...place });
      document
        .font("regular")
        .fontSize(size - 1)
        .fillColor(colours.muted);
      if (note) write(document, note, place);
    };
    entries.add(element(document, "LI", [element(document, "LBody", body)]));
    document.y += mark === "dot" ? 3 : 7;
  }
  document.x = page.left;
  document.y += 4;
};
