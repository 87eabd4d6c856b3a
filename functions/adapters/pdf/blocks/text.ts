import { element, makeRoom, type Sheet, write } from "../sheet.ts";
import { colours, contentWidth, page, sizes } from "../style.ts";

const atLeft = { x: page.left, width: contentWidth };

/** The title of the print, and what it says below. */
export const title = ({ document, root }: Sheet, words: string, below?: string): void => {
  const head = () => {
    document.font("strong").fontSize(sizes.title).fillColor(colours.ink);
    write(document, words, atLeft);
  };
  root.add(element(document, "H1", head));
  const subtitle = () => {
    document.font("regular").fontSize(sizes.body).fillColor(colours.muted);
    write(document, below ?? "", { ...atLeft, y: document.y + 2 });
  };
  if (below) root.add(element(document, "P", subtitle));
  document.y += 12;
};

/** The heading of a section, kept with what follows it. */
export const heading = (sheet: Sheet, words: string): void => {
  const { document, root } = sheet;
  makeRoom(sheet, 70);
  document.y += 6;
  const head = () => {
    document.font("strong").fontSize(sizes.section).fillColor(colours.accent);
    write(document, words, atLeft);
  };
  root.add(element(document, "H2", head));
  document.y += 4;
};

export type TextOptions = {
  readonly size?: number;
  readonly strong?: boolean;
  readonly muted?: boolean;
  /** Points from the left margin. */
  readonly indent?: number;
  /** Points below. */
  readonly gap?: number;
};

/** A paragraph; it flows to the next page when it must. */
export const paragraph = (sheet: Sheet, words: string, options: TextOptions = {}): void => {
  const { document, root } = sheet;
  const { size = sizes.body, strong = false, muted = false, indent = 0, gap = 6 } = options;
  makeRoom(sheet, size * 3);
  const text = () => {
    document.font(strong ? "strong" : "regular").fontSize(size);
    document.fillColor(muted ? colours.muted : colours.ink);
    const place = { x: page.left + indent, width: contentWidth - indent };
    write(document, words, { ...place, lineGap: size / 4 });
  };
  root.add(element(document, "P", text));
  document.x = page.left;
  document.y += gap;
};
