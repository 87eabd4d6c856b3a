import { addDays, addMonths, addYears, ageOn, type CivilDate } from "../date.ts";
import type { Birth } from "../person/identity.ts";
import type { DocumentRule } from "../protocol/requirement.ts";
import type { DocumentFact } from "./facts.ts";
import type { DocumentCode, Said } from "./sentences.ts";

/** The days against which a document is held. */
export type Reference = {
  /** The criterion's own day: request, entry or exit. */
  readonly day: CivilDate;
  /** The day on which the age of a document is counted; none: its own deposit. */
  readonly ageDay?: CivilDate;
  /** True when a document that is young enough may still grow too old before the entry. */
  readonly agesUntilEntry: boolean;
  readonly birth: Birth;
  /** The day of the last move, when one is known. */
  readonly movedOn?: CivilDate;
};

/** A document that proves, from a day to a day, both included; or why it does not. */
export type Judgement =
  | { readonly proves: true; readonly from?: CivilDate; readonly until?: CivilDate }
  | { readonly proves: false; readonly code: DocumentCode; readonly said?: Said };

const no = (code: DocumentCode, date?: CivilDate): Judgement => ({
  proves: false,
  code,
  ...(date && { said: { date } }),
});

const FIRST_EXTENDED_CARD = "2004-01-02";
const LAST_EXTENDED_CARD = "2013-12-31";

/** Décret 2013-1188: cards delivered to adults from 2 January 2004 to 31 December 2013 last 15 years. */
const isExtendedCard = (rule: DocumentRule, issuedOn: CivilDate | undefined, birth: Birth) => {
  if (rule.kind !== "valid-on-day" || rule.adultCard === undefined || issuedOn === undefined)
    return false;
  if (issuedOn < FIRST_EXTENDED_CARD || issuedOn > LAST_EXTENDED_CARD) return false;
  const born = birth.kind === "year" ? `${birth.year}-12-31` : birth.date;
  return rule.adultCard === "other" || ageOn(born, issuedOn) >= 18;
};

/** The last day of validity: as printed, longer for some cards, or counted from the issue when none is printed. */
const lastDay = (rule: DocumentRule, fact: DocumentFact, birth: Birth): CivilDate | undefined => {
  const { issuedOn, expiresOn } = fact;
  if (expiresOn !== undefined)
    return isExtendedCard(rule, issuedOn, birth) ? addYears(expiresOn, 5) : expiresOn;
  if (rule.kind === "valid-on-day" && rule.months !== undefined && issuedOn !== undefined)
    return addDays(addMonths(issuedOn, rule.months), -1);
  return undefined;
};

/**
 * Holds one document against a rule. « Under 6 months » is strict: a proof of 2 February is good on 1 August, no longer
 * on 2 August. A day of validity includes the last one printed.
 */
export const judgeDocument = (
  rule: DocumentRule,
  fact: DocumentFact,
  reference: Reference,
): Judgement => {
  const { issuedOn } = fact;
  if (fact.review === "refused")
    return { proves: false, code: "refused", ...(fact.fault && { said: { fault: fact.fault } }) };
  if (issuedOn !== undefined && issuedOn > fact.depositedOn)
    return no("dated-after-deposit", issuedOn);
  if (reference.movedOn !== undefined && issuedOn !== undefined && issuedOn < reference.movedOn)
    return no("before-move", issuedOn);
  switch (rule.kind) {
    case "any":
      return { proves: true };
    case "dated":
      return issuedOn === undefined ? no("issue-date-unknown") : { proves: true };
    case "issued-within": {
      if (issuedOn === undefined) return no("issue-date-unknown");
      const tooOldOn = addMonths(issuedOn, rule.months);
      if ((reference.ageDay ?? fact.depositedOn) >= tooOldOn) return no("too-old", issuedOn);
      return { proves: true, ...(reference.agesUntilEntry && { until: addDays(tooOldOn, -1) }) };
    }
    case "valid-on-day": {
      const until = lastDay(rule, fact, reference.birth);
      if (until === undefined && rule.openEnded !== true) return no("expiry-unknown");
      if (issuedOn !== undefined && issuedOn > reference.day) return no("not-valid-yet", issuedOn);
      if (until !== undefined && reference.day > until) return no("expired", addDays(until, 1));
      return { proves: true, ...(issuedOn && { from: issuedOn }), ...(until && { until }) };
    }
  }
};
