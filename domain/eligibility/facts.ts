import * as z from "zod";
import type { DocumentReview } from "../control/control.ts";
import type { CivilDate } from "../date.ts";
import type { DocumentState } from "../document/document.ts";
import { civilDate, code, count, french, strict } from "../fields.ts";
import type { Birth } from "../person/identity.ts";
import type { Residence } from "../territory/residence.ts";

/** What the person declares of their situation on the day of the request. Special-category: kept as a leaf. */
export const declaredSituation = strict({
  /** Codes of the protocol's criteria that the counsellor puts forward. */
  claimed: z.array(code, { error: french }).max(30, { error: french }).default([]),
  withoutWorkSince: civilDate.optional(),
  /** Level of the French framework, 1 to 8 (3: CAP, BEP). */
  educationLevel: count(1, 8).optional(),
});
export type DeclaredSituation = z.infer<typeof declaredSituation>;

/** What the engine knows of the person. */
export type PersonFacts = {
  readonly birth: Birth;
  readonly residences: readonly Pick<Residence, "commune" | "communeName" | "from" | "to">[];
  readonly situation: DeclaredSituation;
  readonly exit?: { readonly kind: string; readonly date: CivilDate };
};

/** One document under one kind: a document that proves two things is given twice. */
export type DocumentFact = {
  readonly document: string;
  readonly kind: string;
  /** `pending`: deposited and opened, not reviewed by Statistics yet; it counts until it is refused. */
  readonly review: "pending" | "accepted" | "refused";
  readonly fault?: string;
  readonly depositedOn: CivilDate;
  readonly issuedOn?: CivilDate;
  readonly expiresOn?: CivilDate;
};

/**
 * The documents of a dossier as the engine reads them: those that opened or were certified as seen, with the last
 * review of each. Those withdrawn, refused at verification or still in quarantine are not there at all.
 */
export const documentFacts = (
  documents: readonly { readonly id: string; readonly state: DocumentState }[],
  reviews: readonly DocumentReview[],
): DocumentFact[] =>
  documents.flatMap(({ id, state }) => {
    const { depositedOn, issuedOn, expiresOn } = state;
    if (depositedOn === undefined || (state.status !== "usable" && state.status !== "seen"))
      return [];
    return state.kinds.map((kind): DocumentFact => {
      const review = reviews.findLast((one) => one.document === id && one.kind === kind);
      return {
        document: id,
        kind,
        review: review === undefined ? "pending" : review.accepted ? "accepted" : "refused",
        ...(review?.fault && { fault: review.fault }),
        depositedOn,
        ...(issuedOn && { issuedOn }),
        ...(expiresOn && { expiresOn }),
      };
    });
  });
