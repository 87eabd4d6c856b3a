import type { Change, DomainEvent } from "../decider.ts";
import { all, type Dossier, find, type Stored } from "../dossier/dossier.ts";
import type { Refusal } from "../refusal.ts";
import type { DocumentState } from "./document.ts";
import { isFiled } from "./quarantine.ts";
import { refusals } from "./refusals.ts";

/** Why a document goes when its clean version takes its place (settings, reasons of withdrawal). */
export const blackedOut = "too-much";

type TakenOver = Pick<
  DocumentState,
  "kinds" | "issuedOn" | "expiresOn" | "depositedOn" | "replaces"
>;

/** What a clean version takes over from the document that it replaces: our own hand never makes a paper older. */
export const takenOver = (dossier: Dossier, id: string): TakenOver | Refusal => {
  const state = find(dossier, "document", id)?.state;
  if (state === undefined || state.status === "withdrawn") return refusals.replacedUnknown();
  if (!isFiled(state)) return refusals.notReady();
  const { kinds, issuedOn, expiresOn, depositedOn } = state;
  return {
    kinds,
    replaces: id,
    ...(issuedOn && { issuedOn }),
    ...(expiresOn && { expiresOn }),
    ...(depositedOn && { depositedOn }),
  };
};

const withdrawn = (id: string, data: { code: string; replacedBy?: string }): Change => {
  const event: DomainEvent = { type: "document-withdrawn", data };
  return { kind: "document", id, events: [event] };
};

const isStanding = ({ state }: Stored<"document">): boolean => state.status !== "withdrawn";

/**
 * A clean version opens: what it replaces is withdrawn, with any other clean version of the same paper that had taken
 * its place before.
 */
export const withdrawReplaced = (dossier: Dossier, clean: Stored<"document">): Change[] => {
  const { replaces } = clean.state;
  if (replaces === undefined) return [];
  return all(dossier, "document")
    .filter(isStanding)
    .filter(
      ({ id, state }) =>
        id === replaces || (id !== clean.id && state.replaces === replaces && isFiled(state)),
    )
    .map(({ id }) => withdrawn(id, { code: blackedOut, replacedBy: clean.id }));
};

/** The paper does not belong here: nor do the clean versions of it that are still on their way. */
export const withdrawVersions = (dossier: Dossier, id: string, code: string): Change[] =>
  all(dossier, "document")
    .filter(isStanding)
    .filter(({ state }) => state.replaces === id)
    .map((version) => withdrawn(version.id, { code }));

/** The document that stands for this one today: itself, or the clean version that took its place. */
export const standingVersion = (dossier: Dossier, id: string): string => {
  const next = find(dossier, "document", id)?.state.withdrawal?.replacedBy;
  return next === undefined ? id : standingVersion(dossier, next);
};
