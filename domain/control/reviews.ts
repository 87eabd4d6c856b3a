import { standingVersion } from "../document/replace.ts";
import type { Context } from "../dossier/context.ts";
import { all, type Dossier, find } from "../dossier/dossier.ts";
import { singleCriteria } from "../protocol/criterion.ts";
import { protocolOn } from "../protocol/protocol.ts";
import { kindsOf } from "../protocol/requirement.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { documentKindOf, refuseReason } from "../setting/setting.ts";
import type { Answer, GivenReview } from "./answer.ts";
import { type ControlState, type DocumentReview, missingFault } from "./control.ts";
import { refusals } from "./refusals.ts";

/**
 * Every review of the dossier's documents, oldest first: the last one of a document and kind stands. What was said of a
 * document is said of the clean version that took its place.
 */
export const reviewsOf = (dossier: Dossier): readonly DocumentReview[] =>
  all(dossier, "control")
    .flatMap(({ state }) => [
      ...state.returns.flatMap((sent) => sent.reviews),
      ...(state.decision?.reviews ?? []),
    ])
    .map((review) =>
      review.document === undefined
        ? review
        : { ...review, document: standingVersion(dossier, review.document) },
    );

const refuseReview = (
  dossier: Dossier,
  context: Context,
  given: GivenReview,
  field: string,
): Refusal | undefined => {
  if (documentKindOf(context.settings, given.kind) === undefined)
    return refusals.kindUnknown(`${field}.kind`);
  if (given.accepted && given.fault !== undefined)
    return refusals.faultUnexpected(`${field}.fault`);
  if (!given.accepted && given.fault === undefined) return refusals.faultNeeded(`${field}.fault`);
  if (given.document === undefined)
    return given.fault === missingFault ? undefined : refusals.missingOnly(`${field}.document`);
  const unknown =
    given.fault && refuseReason(context.settings, "document", given.fault, `${field}.fault`);
  if (unknown) return unknown;
  const document = find(dossier, "document", given.document)?.state;
  const isThere =
    document && ["usable", "seen"].includes(document.status) && document.kinds.includes(given.kind);
  return isThere ? undefined : refusals.documentUnknown(`${field}.document`);
};

/** Documents of kinds that the protocol asks for, and that nobody has reviewed yet. */
const hasUnreviewed = (
  dossier: Dossier,
  context: Context,
  control: ControlState,
  given: readonly DocumentReview[],
): boolean => {
  const protocol = protocolOn(context.protocols, control.requestDate);
  if (isRefusal(protocol)) return false;
  const asked = singleCriteria(protocol[control.subject === "entry" ? "criteria" : "exit"]).flatMap(
    ({ proof }) => kindsOf(proof),
  );
  const reviewed = [...reviewsOf(dossier), ...given];
  return all(dossier, "document").some(
    ({ id, state }) =>
      ["usable", "seen"].includes(state.status) &&
      state.kinds.some(
        (kind) =>
          asked.includes(kind) && !reviewed.some((one) => one.document === id && one.kind === kind),
      ),
  );
};

const refuseGrant = (
  dossier: Dossier,
  context: Context,
  control: ControlState,
  reviews: readonly GivenReview[],
): Refusal | undefined => {
  if (reviews.some((given) => given.document === undefined))
    return refusals.missingInGrant("reviews");
  if (!reviews.some((given) => given.accepted)) return refusals.nothingAccepted("reviews");
  return hasUnreviewed(dossier, context, control, reviews)
    ? refusals.unreviewed("reviews")
    : undefined;
};

/** Refuses an answer whose reviews do not stand: unknown documents, faults without a code, a grant with a gap. */
export const refuseAnswer = (
  dossier: Dossier,
  context: Context,
  control: ControlState,
  answer: Answer,
): Refusal | undefined => {
  for (const [index, given] of answer.reviews.entries()) {
    const wrong = refuseReview(dossier, context, given, `reviews.${index}`);
    if (wrong) return wrong;
  }
  if (answer.outcome === "granted") return refuseGrant(dossier, context, control, answer.reviews);
  if (answer.outcome === "documents-missing" && answer.reviews.every((given) => given.accepted))
    return refusals.nothingAtFault("reviews");
  return undefined;
};
