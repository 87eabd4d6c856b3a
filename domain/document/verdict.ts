import { change, type Decision } from "../decider.ts";
import { type Dossier, find } from "../dossier/dossier.ts";
import type { Refusal } from "../refusal.ts";
import type { DocumentState } from "./document.ts";
import { isToFile } from "./quarantine.ts";
import { refusals } from "./refusals.ts";
import { withdrawReplaced } from "./replace.ts";

export type GivenVerdict = {
  readonly document: string;
  readonly versionId: string;
  readonly verdict: string;
};

const isExpected = ({ status }: DocumentState) => status !== "withdrawn" && status !== "seen";

const record =
  (source: "content" | "malware", type: "content-verified" | "malware-scanned") =>
  (dossier: Dossier, input: GivenVerdict): Decision | Refusal => {
    const document = find(dossier, "document", input.document);
    if (document === undefined) return refusals.unknown();
    if (!isExpected(document.state)) return refusals.notAnnounced();
    if (document.state.verdicts[source] !== undefined) return refusals.verdictKnown();
    const { versionId, verdict } = input;
    const known = document.state.versionId;
    if (known !== undefined && known !== versionId) return refusals.otherVersion();
    return change("document", document.id, { type, data: { verdict, versionId } });
  };

/** Our own verdict on the content, once. */
export const recordContent = record("content", "content-verified");

/** The malware scan's verdict, in the words of the scan, once. */
export const recordMalware = record("malware", "malware-scanned");

/**
 * Both verdicts are good and the file has left the quarantine: from now on it opens there, and what it replaces is
 * withdrawn in the same breath.
 */
export const recordFiled = (
  dossier: Dossier,
  input: { document: string; key: string; versionId: string },
): Decision | Refusal => {
  const document = find(dossier, "document", input.document);
  if (document === undefined || !isToFile(document.state)) return refusals.notFileable();
  const { key, versionId } = input;
  const filed = change("document", document.id, {
    type: "document-filed",
    data: { key, versionId },
  });
  return { changes: [...filed.changes, ...withdrawReplaced(dossier, document)] };
};

/** Announced, and nothing came while the address was good. */
export const recordNeverSent = (
  dossier: Dossier,
  input: { document: string },
): Decision | Refusal => {
  const document = find(dossier, "document", input.document);
  if (document?.state.status !== "announced") return refusals.notAnnounced();
  return change("document", document.id, { type: "document-never-sent", data: {} });
};

/** No version of a withdrawn document's file is left. */
export const recordDestroyed = (
  dossier: Dossier,
  input: { document: string },
): Decision | Refusal => {
  const document = find(dossier, "document", input.document);
  if (document?.state.withdrawal === undefined || document.state.withdrawal.destroyed)
    return refusals.notToDestroy();
  return change("document", document.id, { type: "document-destroyed", data: {} });
};

/** A document that comes from the dossier on which it had been filed by mistake: verified, and deposited, already. */
export const receiveDocument = (
  dossier: Dossier,
  input: { document: string; key: string; versionId: string; from: DocumentState; name: string },
): Decision | Refusal => {
  if (find(dossier, "document", input.document)) return refusals.verdictKnown();
  const { kinds, type, size, sha256, issuedOn, expiresOn, depositedOn, verdicts } = input.from;
  const { key, versionId } = input;
  return change(
    "document",
    input.document,
    {
      type: "document-announced",
      data: {
        kinds,
        type,
        size,
        sha256,
        key,
        ...(issuedOn && { issuedOn }),
        ...(expiresOn && { expiresOn }),
        ...(depositedOn && { depositedOn }),
      },
      words: { name: input.name },
    },
    { type: "content-verified", data: { verdict: verdicts.content ?? "unverifiable", versionId } },
    { type: "malware-scanned", data: { verdict: verdicts.malware ?? "FAILED", versionId } },
  );
};
