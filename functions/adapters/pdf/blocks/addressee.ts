import { element, type Sheet, write } from "../sheet.ts";
import { colours, contentWidth, millimetre, page, sizes } from "../style.ts";

/** Where the window of a French DL envelope shows the address, in points from the edges of the page. */
const window = { left: 110 * millimetre, top: 50 * millimetre, bottom: 88 * millimetre } as const;
const width = page.width - page.right - window.left;

/** The head of a letter: who it is for (in the envelope's window), the day, and what it is about. */
export const addressee = (
  { document, root }: Sheet,
  recipient: readonly string[],
  day: string,
  subject: string,
): void => {
  const address = () => {
    document.font("regular").fontSize(11).fillColor(colours.ink);
    const place = { x: window.left, y: Math.max(document.y, window.top), width };
    write(document, recipient.join("\n"), { ...place, lineGap: 2 });
  };
  root.add(element(document, "P", address));
  const dated = () => {
    document.fontSize(sizes.body).fillColor(colours.muted);
    write(document, day, { x: window.left, y: Math.max(document.y + 8, window.bottom), width });
  };
  root.add(element(document, "P", dated));
  const head = () => {
    document.font("strong").fontSize(15).fillColor(colours.ink);
    write(document, subject, { x: page.left, y: document.y + 22, width: contentWidth });
  };
  root.add(element(document, "H1", head));
  document.y += 14;
};
