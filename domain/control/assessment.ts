import type { CivilDate } from "../date.ts";
import { identityOf } from "../dossier/card.ts";
import type { Context } from "../dossier/context.ts";
import { all, type Dossier, latest, word } from "../dossier/dossier.ts";
import { type CheckInput, check, unmet } from "../eligibility/check.ts";
import { type DeclaredSituation, documentFacts } from "../eligibility/facts.ts";
import type { Report } from "../eligibility/report.ts";
import type { Facts } from "../entry-request/request.ts";
import type { Criterion } from "../protocol/criterion.ts";
import { protocolOn } from "../protocol/protocol.ts";
import { isRefusal, Refusal } from "../refusal.ts";
import { reviewsOf } from "./reviews.ts";

export type Assessment = {
  readonly requestDate: CivilDate;
  readonly entryDate: CivilDate;
  /** What the screen says, in a preview; else what the request says. */
  readonly situation?: DeclaredSituation;
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

type Reference = Pick<Context, "settings" | "protocols">;

/** What the engine reads of a dossier, with the protocol in force on the request date. */
const inputFor = (
  dossier: Dossier,
  context: Reference,
  { requestDate, entryDate, situation }: Assessment,
): CheckInput | Refusal => {
  const protocol = protocolOn(context.protocols, requestDate);
  if (isRefusal(protocol)) return protocol;
  const birth = identityOf(dossier)?.birth;
  if (birth === undefined) return forgotten();
  return {
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
    documents: documentFacts(all(dossier, "document"), reviewsOf(dossier)),
  };
};

/** Runs the one engine on a dossier. */
export const assessEntry = (
  dossier: Dossier,
  context: Reference,
  assessment: Assessment,
): Report | Refusal => {
  const input = inputFor(dossier, context, assessment);
  return isRefusal(input) ? input : check(input);
};

/** What keeps an entry from being recorded on its day: nothing that nobody has reviewed proves, only what Statistics accepted. */
export const criteriaLost = (
  dossier: Dossier,
  context: Reference,
  days: Pick<Assessment, "requestDate" | "entryDate">,
): readonly Criterion[] | Refusal => {
  const input = inputFor(dossier, context, days);
  if (isRefusal(input)) return input;
  const accepted = input.documents.filter(({ review }) => review === "accepted");
  return unmet({ ...input, documents: accepted });
};
