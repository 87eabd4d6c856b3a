import PdfKit from "pdfkit";
import type { CivilDate } from "../../../domain/date.ts";
import { drawFooter } from "./footer.ts";
import { drawLetterhead, type Letterhead } from "./letterhead.ts";
import { element, type Sheet } from "./sheet.ts";
import { fontFiles, page } from "./style.ts";

export type Print = {
  /** Shown by readers instead of the file's name; holds no personal data. */
  readonly title: string;
  readonly letterhead: Letterhead;
  /** The day written in the file as that of its making: the same data always gives the same bytes. */
  readonly date: CivilDate;
  /** Dossier number, repeated at the foot of each page. */
  readonly reference?: string;
  /** Short code of the document: with it each page bears a mark that a scanner reads. */
  readonly code?: string;
};

/** Words for the metadata, which pdfkit writes into XML as they are. */
const plain = (words: string) => words.replaceAll("&", "et").replaceAll(/[<>]/g, "");

const documentFor = ({ title, letterhead, date }: Print) => {
  const document = new PdfKit({
    size: "A4",
    margins: { left: page.left, right: page.right, top: page.top, bottom: page.bottom },
    pdfVersion: "1.7",
    subset: "PDF/A-2a",
    tagged: true,
    lang: "fr-FR",
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    font: "",
    info: {
      Title: plain(title),
      Author: plain(letterhead.name),
      Creator: "Jalon",
      Producer: "Jalon",
      CreationDate: new Date(`${date}T12:00:00Z`),
    },
  });
  const { regular, strong } = fontFiles();
  document.registerFont("regular", regular).registerFont("strong", strong).font("regular");
  return document;
};

/**
 * Makes a PDF (tagged, PDF/A-2a, in French) with our letterhead and foot: `draw` adds its blocks.
 * @returns the file's bytes, which depend on nothing but what is given
 */
export const makePrint = async (
  print: Print,
  draw: (sheet: Sheet) => void,
): Promise<Uint8Array> => {
  const document = documentFor(print);
  const root = element(document, "Document");
  document.addStructure(root);
  document.addPage();
  const sheet = { document, root };
  drawLetterhead(sheet, print.letterhead);
  draw(sheet);
  root.end();
  drawFooter(document, print);
  document.end();
  const parts: Buffer[] = [];
  for await (const part of document) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
