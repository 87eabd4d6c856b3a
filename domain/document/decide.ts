import { may } from "../access/may.ts";
import { reviewsOf } from "../control/reviews.ts";
import type { CivilDate } from "../date.ts";
import { change, type Decision } from "../decider.ts";
import { refuseClosed } from "../dossier/closed.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, find, type Stored } from "../dossier/dossier.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { documentKindOf, refuseReason } from "../setting/setting.ts";
import type { DocumentAnnouncement } from "./announcement.ts";
import type { Assignment, DocumentWithdrawal, SeenDocument } from "./input.ts";
import { isFiled, quarantineKey } from "./quarantine.ts";
import { refusals } from "./refusals.ts";
import { takenOver, withdrawVersions } from "./replace.ts";

type Described = {
  readonly kinds: readonly string[];
  readonly issuedOn?: CivilDate;
  readonly expiresOn?: CivilDate;
};

const refuseDescription = (
  { kinds, issuedOn, expiresOn }: Described,
  context: Context,
): Refusal | undefined => {
  for (const [index, code] of kinds.entries()) {
    const kind = documentKindOf(context.settings, code);
    if (kind === undefined || kind.retired) return refusals.kindUnknown(`kinds.${index}`);
  }
  if (issuedOn !== undefined && issuedOn > context.today)
    return refusals.issuedInFuture("issuedOn");
  if (issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn)
    return refusals.datesReversed("expiresOn");
  return undefined;
};

const datesOf = ({ issuedOn, expiresOn }: Described) => ({
  ...(issuedOn && { issuedOn }),
  ...(expiresOn && { expiresOn }),
});

/** What is known of a file: as it is announced, or as the document that it replaces is known. */
const describedBy = (dossier: Dossier, input: DocumentAnnouncement, context: Context) => {
  if (input.replaces !== undefined) return takenOver(dossier, input.replaces);
  const { kinds } = input;
  return refuseDescription(input, context) ?? { kinds, ...datesOf(input) };
};

/**
 * A file is going to be sent: its size, type and checksum bind the upload. The answer brings the signed address. A clean
 * version takes over what is known of the document that it replaces, which stays until the clean one is verified.
 */
export const announceDocument = (
  dossier: Dossier,
  input: DocumentAnnouncement,
  context: Context,
): Decision | Refusal => {
  const wrong = refuseClosed(dossier);
  if (wrong) return wrong;
  const described = describedBy(dossier, input, context);
  if (isRefusal(described)) return described;
  const id = context.newId();
  const { type, size, sha256, name } = input;
  const key = quarantineKey(dossier.id, id);
  return change("document", id, {
    type: "document-announced",
    data: { type, size, sha256, key, ...described },
    words: { name },
  });
};

/** A paper seen and certified: kind, last 4 characters, expiry, by whom; for the kinds whose copy need not be kept. */
export const certifyDocumentSeen = (
  dossier: Dossier,
  input: SeenDocument,
  context: Context,
): Decision | Refusal => {
  const wrong = refuseClosed(dossier) ?? refuseDescription(input, context);
  if (wrong) return wrong;
  for (const [index, code] of input.kinds.entries()) {
    const kind = documentKindOf(context.settings, code);
    if (kind?.holding !== "copy-or-seen") return refusals.notSeen(`kinds.${index}`);
    if (kind.dates.includes("expires") && input.expiresOn === undefined)
      return refusals.expiryNeeded("expiresOn");
  }
  return change("document", context.newId(), {
    type: "document-seen",
    data: { kinds: input.kinds, ...datesOf(input) },
    words: { lastCharacters: input.lastCharacters },
  });
};

const present = (dossier: Dossier, id: string): Stored<"document"> | Refusal => {
  const document = find(dossier, "document", id);
  return document === undefined || document.state.status === "withdrawn"
    ? refusals.unknown()
    : document;
};

const isStatistics = ({ actor }: Context): boolean =>
  [actor, ...actor.standsFor].some((who) => who.roles.includes("statistics-officer"));

/** Says what a document is. Once accepted at a control, only Statistics may say otherwise: it is what was decided on. */
export const assignDocument = (
  dossier: Dossier,
  input: Assignment,
  context: Context,
  params: Readonly<Record<string, string>>,
): Decision | Refusal => {
  const document = present(dossier, params.documentId ?? "");
  if (isRefusal(document)) return document;
  if (["rejected", "never-sent"].includes(document.state.status)) return refusals.notAssignable();
  const wrong = refuseDescription(input, context);
  if (wrong) return wrong;
  const isAccepted = reviewsOf(dossier).some(
    (review) => review.document === document.id && review.accepted,
  );
  if (isAccepted && !isStatistics(context)) return refusals.reviewed();
  return change("document", document.id, {
    type: "document-assigned",
    data: { kinds: input.kinds, ...datesOf(input) },
  });
};

/** Opens a verified document, or the contract that was printed: every reading is in the history. */
export const openDocument = (
  dossier: Dossier,
  id: string,
  context: Context,
): Decision | Refusal => {
  const data = { account: context.actor.account };
  const contract = find(dossier, "contract", id);
  if (contract?.state.key) return change("contract", contract.id, { type: "contract-read", data });
  const document = present(dossier, id);
  if (isRefusal(document)) return document;
  const { status, verdicts } = document.state;
  if (status === "announced" || status === "quarantined") return refusals.notReady();
  if (status === "rejected")
    return refusals.rejected(
      verdicts.content && verdicts.content !== "clean" ? verdicts.content : "unverifiable",
    );
  if (status !== "usable") return refusals.unknown();
  if (!isFiled(document.state)) return refusals.notReady();
  return change("document", document.id, { type: "document-read", data });
};

/** Only a file that opens is moved, and only into a dossier where the actor may put one. */
const refuseMove = (
  dossier: Dossier,
  { state }: Stored<"document">,
  target: Dossier,
  { actor, now }: Context,
): Refusal | undefined => {
  if (target.id === dossier.id) return refusals.sameDossier("moveTo");
  const permission = may(actor, "announceDocument", now, target);
  if (isRefusal(permission)) return permission;
  return isFiled(state) ? refuseClosed(target) : refusals.notReady();
};

/**
 * Paper filed on the wrong person: hidden at once; its file is destroyed, or moved to the dossier that it belongs to
 * (`target`, loaded beside this one).
 */
export const withdrawDocument = (
  dossier: Dossier,
  id: string,
  input: DocumentWithdrawal,
  context: Context,
  target: Dossier,
): Decision | Refusal => {
  const document = present(dossier, id);
  if (isRefusal(document)) return document;
  const wrong =
    refuseReason(context.settings, "document-withdrawal", input.code) ??
    (input.moveTo ? refuseMove(dossier, document, target, context) : undefined);
  if (wrong) return wrong;
  const withdrawal = change("document", document.id, {
    type: "document-withdrawn",
    data: { code: input.code, ...(input.moveTo && { moveTo: input.moveTo }) },
    ...(input.words && { words: { words: input.words } }),
  });
  return {
    changes: [...withdrawal.changes, ...withdrawVersions(dossier, document.id, input.code)],
  };
};
