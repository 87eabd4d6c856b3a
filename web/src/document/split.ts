import { degrees, PDFDocument } from "pdf-lib";
import { rejections } from "../../../domain/document/verification.ts";
import { Problem } from "../api/problem.ts";

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

/** Opens a scan to cut it. Throws with a sentence that says what to do when it cannot be cut. */
export const openScan = async (file: File): Promise<PDFDocument> => {
  const bytes = await file.arrayBuffer();
  const scan = await PDFDocument.load(bytes, { ignoreEncryption: true }).catch(() => undefined);
  if (scan === undefined) throw new Problem(0, "unreadable", rejections.unreadable);
  if (scan.isEncrypted) throw new Problem(0, "encrypted", rejections.encrypted);
  return scan;
};

/** A scan cut into its pieces; part 0 is left out. Pages keep their quality: nothing is drawn again. */
export const splitPdf = (
  source: PDFDocument,
  fileName: string,
  sheets: readonly SheetPlan[],
): Promise<File[]> => {
  const parts = [...new Set(sheets.map((sheet) => sheet.part))].filter((part) => part > 0).sort();
  const name = fileName.replace(/\.pdf$/i, "");
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
