import { decorate, element, heightOf, makeRoom, type Sheet, write } from "../sheet.ts";
import { colours, contentWidth, page, sizes } from "../style.ts";

/** A column: its heading, and its share of the width. */
export type Column = { readonly heading: string; readonly share: number };

const padding = 5;
const size = sizes.small + 0.5;

/** Left edge and inner width of each column. */
const placesOf = (columns: readonly Column[]) => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let next: number = page.left;
  return columns.map(({ share }) => {
    const x = next;
    next += (contentWidth * share) / shares;
    return { x: x + padding, width: next - x - 2 * padding, lineGap: 1.5 };
  });
};

/** A table with a heading row, said again on each page that it goes on to; a row stays on one page. */
export const table = (
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void => {
  const { document, root } = sheet;
  const places = placesOf(columns);
  const headings = columns.map(({ heading }) => heading);
  const whole = element(document, "Table");
  root.add(whole);
  const drawRow = (words: readonly string[], kind: "TH" | "TD"): void => {
    const cells = places.map((place, index) => ({ place, words: words[index] ?? "" }));
    const face = () => document.font(kind === "TH" ? "strong" : "regular").fontSize(size);
    const heights = cells.map((cell) => heightOf(face(), cell.words, cell.place));
    const height = Math.max(...heights) + 2 * padding;
    const before = document.page;
    makeRoom(sheet, height);
    if (kind === "TD" && document.page !== before) drawRow(headings, "TH");
    const top = document.y;
    decorate(document, () => {
      if (kind === "TH") document.rect(page.left, top, contentWidth, height).fill(colours.tint);
      document.rect(page.left, top + height, contentWidth, 0.6).fill(colours.rule);
    });
    const scope = kind === "TH" ? ({ scope: "Column" } as const) : {};
    const inRow = cells.map((cell) => {
      const content = () => {
        face().fillColor(kind === "TH" ? colours.accent : colours.ink);
        write(document, cell.words, { ...cell.place, y: top + padding });
      };
      return element(document, kind, content, scope);
    });
    whole.add(element(document, "TR", inRow));
    document.y = top + height;
  };
  drawRow(headings, "TH");
  for (const row of rows) drawRow(row, "TD");
  document.x = page.left;
  document.y += 10;
};
