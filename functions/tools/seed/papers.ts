import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import { systemActor } from "../../../domain/access/actor.ts";
import { addDays, addYears } from "../../../domain/date.ts";
import { announceDocument, certifyDocumentSeen } from "../../../domain/document/decide.ts";
import { filedKey } from "../../../domain/document/quarantine.ts";
import { recordContent, recordFiled, recordMalware } from "../../../domain/document/verdict.ts";
import { put } from "../../adapters/documents/objects.ts";
import { act, type Walk } from "./walk.ts";

/** A real PDF of one page that says that it is made up. */
const paperNamed = async (title: string): Promise<Buffer> => {
  const pdf = new PDFDocument({ size: "A4", info: { Title: title } });
  const parts: Buffer[] = [];
  pdf.on("data", (part: Buffer) => parts.push(part));
  const done = new Promise<void>((resolve) => pdf.on("end", () => resolve()));
  pdf.fontSize(20).text(title).moveDown().fontSize(12);
  pdf.text("Document fictif de la plateforme de démonstration Jalon.");
  pdf.end();
  await done;
  return Buffer.concat(parts);
};

const titles: Readonly<Record<string, string>> = {
  "address-proof": "Justificatif de domicile",
  "rsa-certificate": "Attestation RSA",
  "signed-contract": "Contrat d’engagement signé",
};
const made = new Map<string, Buffer>();

/** A scanned paper, announced, uploaded and verified. Gives the document's id. */
export const filePaper = async (
  walk: Walk,
  kind: string,
  dates: { issuedOn?: string; expiresOn?: string },
): Promise<string> => {
  const bytes = made.get(kind) ?? (await paperNamed(titles[kind] ?? kind));
  made.set(kind, bytes);
  const input = {
    kinds: [kind],
    name: `${kind}.pdf`,
    size: bytes.length,
    type: "application/pdf" as const,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    ...dates,
  };
  const { id } = await act(walk, walk.counsellor, "announceDocument", input, (dossier, context) =>
    announceDocument(dossier, input, context),
  );
  const stored = await put(filedKey(walk.dossier, id), input.type, bytes);
  const verifier = systemActor("document-uploaded");
  const said = { document: id, versionId: stored.versionId };
  await act(walk, verifier, "recordContent", said, (dossier) =>
    recordContent(dossier, { ...said, verdict: "clean" }),
  );
  await act(walk, verifier, "recordMalware", said, (dossier) =>
    recordMalware(dossier, { ...said, verdict: "NO_THREATS_FOUND" }),
  );
  await act(walk, verifier, "recordFiled", said, (dossier) =>
    recordFiled(dossier, { document: id, ...stored }),
  );
  return id;
};

/** An identity card seen and certified, no copy kept. */
export const seeIdentityCard = async (walk: Walk): Promise<string> => {
  const input = {
    kinds: ["identity-card"],
    lastCharacters: `${walk.chance.between(1000, 9999)}`,
    issuedOn: addYears(walk.day, -walk.chance.between(1, 8)),
    expiresOn: addYears(addDays(walk.day, 90), walk.chance.between(1, 5)),
  };
  const { id } = await act(
    walk,
    walk.counsellor,
    "certifyDocumentSeen",
    input,
    (dossier, context) => certifyDocumentSeen(dossier, input, context),
  );
  return id;
};
