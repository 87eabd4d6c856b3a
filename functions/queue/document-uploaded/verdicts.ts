import { systemActor } from "../../../domain/access/actor.ts";
import type { Decision } from "../../../domain/decider.ts";
import { isToFile, quarantineKey } from "../../../domain/document/quarantine.ts";
import { recordContent, recordFiled, recordMalware } from "../../../domain/document/verdict.ts";
import { type Dossier, find, type Stored } from "../../../domain/dossier/dossier.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import { deleteVersion, moveOutOfQuarantine } from "../../adapters/documents.ts";
import { loadDossier } from "../../adapters/table/load.ts";
import { execute } from "../../execute.ts";
import { type Delivery, doneUnless } from "../consume.ts";
import { verifyObject } from "../verify/verify-object.ts";
import { destroyFiles, type Place } from "./files.ts";

type Version = Place & { readonly versionId: string };

const actor = systemActor("document-uploaded");
const needless = [
  "verdict-known",
  "other-version",
  "document-not-announced",
  "document-not-fileable",
];

/**
 * Records something of a document in the platform's own name; what needs no recording any more is done.
 *
 * @returns whether it was recorded.
 */
export const record = async (
  { dossier }: Place,
  operation: string,
  { messageId, now }: Delivery,
  decide: (dossier: Dossier) => Decision | Refusal,
): Promise<boolean> => {
  const key = `${operation} ${messageId}`;
  const result = await execute({ operation, dossier, key, input: {}, actor, now, decide });
  doneUnless(result, needless);
  return !isRefusal(result);
};

/** The document of a place; undefined once its dossier is forgotten: there is nothing to do any more. */
export const documentAt = async ({
  dossier: id,
  document,
}: Place): Promise<Stored<"document"> | undefined> => {
  const { dossier } = await loadDossier(id);
  const found = find(dossier, "document", document);
  if (found === undefined && dossier.states.length > 0)
    throw new Error("a file that nobody announced");
  return found;
};

/** Once destroyed, a delivery that was late, or that died after its copy, leaves nothing behind. */
const clearIfDestroyed = async (place: Place, { state }: Stored<"document">): Promise<void> => {
  if (state.withdrawal?.destroyed) await destroyFiles(place);
};

/**
 * Both verdicts are good: the file leaves the quarantine, and only then is the copy there deleted; the copy that it
 * leaves for, when it was withdrawn meanwhile.
 */
export const fileIfUsable = async (place: Place, delivery: Delivery): Promise<void> => {
  const document = await documentAt(place);
  if (document === undefined) return;
  await clearIfDestroyed(place, document);
  const { state } = document;
  if (!isToFile(state) || state.versionId === undefined) return;
  const { key, versionId } = state;
  const quarantined = { key, versionId };
  const filed = await moveOutOfQuarantine(quarantined);
  const isFiled = await record(place, "recordFiled", delivery, (dossier) =>
    recordFiled(dossier, { document: place.document, ...filed }),
  );
  if (!isFiled) await deleteVersion(filed);
  await deleteVersion(quarantined);
};

const isOver = ({ state }: Stored<"document">): boolean =>
  state.status === "withdrawn" || state.status === "never-sent";

/** Nobody waits for this file: the document is over, or another version was looked into. */
const isUnwanted = (document: Stored<"document">, versionId: string): boolean => {
  const { verdicts, versionId: known } = document.state;
  return isOver(document) || (verdicts.content !== undefined && known !== versionId);
};

/** A file came: its content is looked into, once, and the verdict recorded. One that comes after it is deleted. */
export const recordUpload = async (upload: Version, delivery: Delivery): Promise<void> => {
  const document = await documentAt(upload);
  const { versionId } = upload;
  const landed = { key: quarantineKey(upload.dossier, upload.document), versionId };
  if (document === undefined) return deleteVersion(landed);
  if (isUnwanted(document, versionId)) {
    await deleteVersion(landed);
    await clearIfDestroyed(upload, document);
    return;
  }
  const { size, type, sha256, verdicts } = document.state;
  if (verdicts.content === undefined) {
    const verdict = await verifyObject(landed, { size, type, sha256 });
    await record(upload, "recordContent", delivery, (dossier) =>
      recordContent(dossier, { document: upload.document, versionId, verdict: verdict.code }),
    );
  }
  await fileIfUsable(upload, delivery);
};

/** The malware scan has spoken of one version. */
export const recordScan = async (
  scan: Version & { readonly verdict: string },
  delivery: Delivery,
): Promise<void> => {
  const document = await documentAt(scan);
  if (document === undefined) return;
  if (isOver(document)) return clearIfDestroyed(scan, document);
  await record(scan, "recordMalware", delivery, (dossier) => recordMalware(dossier, scan));
  await fileIfUsable(scan, delivery);
};
