import { encodeQR } from "qr";

/**
 * What a printed page says to a scanner, so that a batch of scans files itself: mark, code of the document, page, number
 * of pages. No personal data.
 */
export const pageMark = (code: string, page: number, pages: number): string =>
  `JALON/${code.replaceAll(/[^0-9A-Z]/g, "")}/${page}/${pages}`;

/** The same, read back; undefined for any other text. */
export const readPageMark = (
  mark: string,
): { readonly code: string; readonly page: number; readonly pages: number } | undefined => {
  const read = /^JALON\/([0-9A-Z]+)\/(\d+)\/(\d+)$/.exec(mark);
  return read?.[1] ? { code: read[1], page: Number(read[2]), pages: Number(read[3]) } : undefined;
};

/** Draws a mark as a QR code of a given side, in points; a quarter of it may be soiled. */
export const drawPageMark = (
  document: PDFKit.PDFDocument,
  mark: string,
  x: number,
  y: number,
  side: number,
): void => {
  const rows = encodeQR(mark, "raw", { ecc: "quartile", border: 1 });
  const module = side / rows.length;
  rows.forEach((row, line) => {
    row.forEach((dark, column) => {
      if (dark && !row[column - 1]) {
        const light = row.indexOf(false, column);
        const run = (light < 0 ? row.length : light) - column;
        document.rect(x + column * module, y + line * module, run * module, module);
      }
    });
  });
  document.fill("#000000");
};
