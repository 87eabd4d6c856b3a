import { decorate, element, heightOf, makeRoom, type Sheet, write } from "../sheet.ts";
import { colours, contentWidth, page, sizes } from "../style.ts";

/** A box of a row: what it is about, and its lines (the first one stands out). */
export type Box = { readonly label: string; readonly lines: readonly string[] };

const padding = 9;
const gutter = 10;

/** Places of boxes side by side over the width of the page. */
const placesOf = (count: number) => {
  const width = (contentWidth - gutter * (count - 1)) / count;
  const inner = { width: width - 2 * padding, lineGap: 2 };
  return { width, inner, at: (index: number) => page.left + index * (width + gutter) };
};

/** Boxes side by side, all as high as the fullest: parties, an appointment, whom to call. */
export const boxes = (sheet: Sheet, contents: readonly Box[], size: number = sizes.body): void => {
  const { document, root } = sheet;
  const { width, inner, at } = placesOf(contents.length);
  const heights = contents.map(({ label, lines: [first = "", ...others] }) => {
    const strong = () => document.font("strong");
    const head = heightOf(strong().fontSize(sizes.small), label, inner);
    const standing = heightOf(strong().fontSize(size + 1), first, inner);
    const rest = heightOf(document.font("regular").fontSize(size), others.join("\n"), inner);
    return head + standing + (others.length > 0 ? rest : 0);
  });
  const height = Math.max(...heights) + 2 * padding + 3;
  makeRoom(sheet, height);
  const top = document.y;
  contents.forEach(({ label, lines: [first = "", ...others] }, index) => {
    decorate(document, () => {
      document.rect(at(index), top, width, height).fill(colours.tint);
      document.rect(at(index), top, 2.5, height).fill(colours.accent);
    });
    const content = () => {
      document.font("strong").fontSize(sizes.small).fillColor(colours.accent);
      write(document, label, { x: at(index) + padding, y: top + padding, ...inner });
      document.fontSize(size + 1).fillColor(colours.ink);
      write(document, first, { y: document.y + 3, ...inner });
      document.font("regular").fontSize(size);
      if (others.length > 0) write(document, others.join("\n"), inner);
    };
    root.add(element(document, "P", content));
  });
  document.x = page.left;
  document.y = top + height + 10;
};

/** Who signs, and as what. */
export type Signatory = { readonly label: string; readonly name: string };

/** Room for signatures, side by side, never parted from each other. */
export const signatures = (
  sheet: Sheet,
  signatories: readonly Signatory[],
  mention: string,
): void => {
  const { document, root } = sheet;
  const { width, inner, at } = placesOf(signatories.length);
  const height = 118;
  makeRoom(sheet, height + 4);
  const top = document.y;
  signatories.forEach(({ label, name }, index) => {
    decorate(document, () => {
      document.lineWidth(0.8).strokeColor(colours.rule);
      document.rect(at(index), top, width, height).stroke();
    });
    const content = () => {
      document.font("strong").fontSize(sizes.small).fillColor(colours.accent);
      write(document, label, { x: at(index) + padding, y: top + padding, ...inner });
      document.font("regular").fillColor(colours.ink);
      write(document, name, inner);
      document.fillColor(colours.muted);
      write(document, mention, { y: Math.max(top + 44, document.y + 2), ...inner });
      write(document, "Date :", { y: top + height - 20, ...inner });
    };
    root.add(element(document, "P", content));
  });
  document.x = page.left;
  document.y = top + height + 10;
};
