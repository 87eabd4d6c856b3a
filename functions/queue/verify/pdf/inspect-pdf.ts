import { getDocumentProxy } from "unpdf";
import {
  type Rejection,
  rejected,
  type Verdict,
} from "../../../../domain/document/verification.ts";
import { dangerOf } from "./dangers.ts";
import { inflatesBeyond } from "./inflation.ts";
import { objectsOf } from "./objects.ts";

/** Most pages that a document may have. */
const mostPages = 500;

/** What pdf.js says of a document that it cannot open; anything else that it throws is « ne peut être vérifié ». */
const failures: Partial<Record<string, Rejection>> = {
  PasswordException: "encrypted",
  InvalidPDFException: "unreadable",
  FormatError: "unreadable",
  UnknownErrorException: "unreadable",
};

/** Opens the document as the web client's reader does: the second opinion, and the number of pages. */
const opened = async (bytes: Uint8Array): Promise<Verdict> => {
  // pdf.js keeps the bytes it is given: it gets its own.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const { info } = (await document.getMetadata()) as { info: { EncryptFilterName?: unknown } };
    if (info.EncryptFilterName) return rejected("encrypted");
    if (await document.getJSActions()) return rejected("script");
    if (await document.getAttachments()) return rejected("attached-file");
    if (document.numPages < 1) return rejected("unreadable");
    if (document.numPages > mostPages) return rejected("too-complex");
    await Promise.all([document.getPage(1), document.getPage(document.numPages)]);
    return { code: "clean", type: "application/pdf", pages: document.numPages };
  } finally {
    await document.loadingTask.destroy();
  }
};

/**
 * Looks into a PDF: encryption (also with an empty password), programs and automatic actions, files within the file
 * (also inside object streams), pictures and streams that grow out of measure, and whether it opens at all.
 */
export const inspectPdf = async (bytes: Uint8Array): Promise<Verdict> => {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const objects = objectsOf(bytes, source);
  if (typeof objects === "string") return rejected(objects);
  const danger = dangerOf(objects);
  if (danger) return rejected(danger);
  if (await inflatesBeyond(bytes, objects)) return rejected("too-complex");
  try {
    return await opened(bytes);
  } catch (error) {
    return rejected(failures[error instanceof Error ? error.name : ""] ?? "unverifiable");
  }
};
