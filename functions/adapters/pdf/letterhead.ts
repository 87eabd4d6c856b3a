import { drawEmblem, fundingSentence } from "./emblem.ts";
import { decorate, element, type Sheet, write } from "./sheet.ts";
import { colours, contentWidth, page, sizes } from "./style.ts";

/** Who writes: the PLIE, the body that carries it, and how to reach them. */
export type Letterhead = {
  readonly name: string;
  readonly body?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  /** True when FSE+ money paid for it: the emblem and its sentence are then due. */
  readonly funded: boolean;
};

const emblemHeight = 30;
const emblemWidth = emblemHeight * 1.5;
/** The sentence stands in two lines at the right of the emblem. */
const sentenceWidth = 92;
const lockupWidth = emblemWidth + 7 + sentenceWidth;
const alt = "Emblème de l’Union européenne : douze étoiles d’or en cercle sur fond bleu.";

const drawFunding = ({ document, root }: Sheet, top: number): void => {
  const x = page.width - page.right - lockupWidth;
  const bbox = [x, top, x + emblemWidth, top + emblemHeight] as const;
  root.add(
    element(document, "Figure", () => drawEmblem(document, x, top, emblemHeight), { alt, bbox }),
  );
  const sentence = () => {
    document.font("strong").fontSize(9.5).fillColor("#003399");
    const place = { x: x + emblemWidth + 7, y: top + 3 };
    write(document, fundingSentence, { ...place, width: sentenceWidth, lineGap: 0.5 });
  };
  root.add(element(document, "P", sentence));
};

/** The head of the first page: who writes on the left, the emblem on the right, a rule below. */
export const drawLetterhead = (sheet: Sheet, letterhead: Letterhead): void => {
  const { document, root } = sheet;
  const { name, body, address, phone, email, funded } = letterhead;
  const top = page.top;
  const width = contentWidth - (funded ? lockupWidth + 20 : 0);
  const reach = [address, phone, email].filter(Boolean).join(" · ");
  const head = () => {
    document.font("strong").fontSize(14).fillColor(colours.accent);
    write(document, name, { x: page.left, y: top, width });
    document.font("regular").fontSize(sizes.small).fillColor(colours.muted);
    if (body) write(document, body, { width, lineGap: 1 });
    if (reach) write(document, reach, { width, lineGap: 1 });
  };
  root.add(element(document, "P", head));
  const below = document.y;
  if (funded) drawFunding(sheet, top);
  const rule = Math.max(below, top + emblemHeight) + 8;
  decorate(document, () => {
    document.rect(page.left, rule, contentWidth, 1.2).fill(colours.accent);
  });
  document.x = page.left;
  document.y = rule + 16;
};
