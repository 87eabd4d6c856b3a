import type { CivilDate } from "../date.ts";
import { identityOf } from "../dossier/card.ts";
import type { Context } from "../dossier/context.ts";
import { all, type Dossier, latest, word } from "../dossier/dossier.ts";
import { check } from "../eligibility/check.ts";
import { type DeclaredSituation, documentFacts } from "../eligibility/facts.ts";
import type { Report } from "../eligibility/report.ts";
import type { Facts } from "../entry-request/request.ts";
import { protocolOn } from "../protocol/protocol.ts";
import { isRefusal, Refusal } from "../refusal.ts";
import { reviewsOf } from "./reviews.ts";

export type Assessment = {
  readonly requestDate: CivilDate;
  readonly entryDate: CivilDate;
  /** What the screen says, in a preview; else what the request says. */
  readonly situation?: DeclaredSituation;
  /** Only documents that Statistics accepted count: at the entry, nothing that nobody has reviewed proves. */
  readonly acceptedOnly?: boolean;
};

const forgotten = () =>
  new Refusal("identity-forgotten", "L’identité de ce dossier a été effacée.", { status: 409 });

/** What the entry request puts forward; nothing while there is none. */
export const declaredIn = (dossier: Dossier): DeclaredSituation => {
  const request = latest(dossier, "entry-request")?.state;
  return {
    claimed: [...(word<readonly string[]>(dossier, request?.claimed) ?? [])],
    ...word<Facts>(dossier, request?.facts),
  };
};

/** Runs the one engine on a dossier, with the protocol in force on the request date. */
export const assessEntry = (
  dossier: Dossier,
  context: Pick<Context, "settings" | "protocols">,
  { requestDate, entryDate, situation, acceptedOnly }: Assessment,
): Report | Refusal => {
  const protocol = protocolOn(context.protocols, requestDate);
  if (isRefusal(protocol)) return protocol;
  const birth = identityOf(dossier)?.birth;
  if (birth === undefined) return forgotten();
  const documents = documentFacts(all(dossier, "document"), reviewsOf(dossier));
  return check({
    protocol,
    settings: context.settings,
    subject: "entry",
    requestDate,
    entryDate,
    person: {
      birth,
      residences: latest(dossier, "person")?.state.residences ?? [],
      situation: situation ?? declaredIn(dossier),
    },
    documents: acceptedOnly ? documents.filter(({ review }) => review === "accepted") : documents,
  });
};
