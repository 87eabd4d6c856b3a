import { type CivilDate, daysBetween } from "../date.ts";
import type { Fact } from "../fact/fact.ts";
import type { Objective, Profile } from "./objective.ts";

/** Days in a period, both ends included. */
export type Period = { readonly from: CivilDate; readonly to: CivilDate };

/** A count or a share, with the dossiers behind it: list and figure always agree. */
export type Counted = { readonly dossiers: readonly string[] };
export type Share = { readonly numerator: Counted; readonly denominator: Counted };
export type Delay = { readonly dossier: string; readonly gross: number; readonly net: number };
export type Waiting = { readonly dossier: string; readonly age: number };

const within = (day: CivilDate | undefined, { from, to }: Period): boolean =>
  day !== undefined && from <= day && day <= to;

const ids = (facts: readonly Fact[]): Counted => ({ dossiers: facts.map((fact) => fact.dossier) });

/** The facts of a scope. */
export const inScope = (facts: readonly Fact[], { kind, id }: Objective["scope"]): Fact[] =>
  facts.filter((fact) => kind === "all" || fact[kind] === id);

/** Whether a fact has a profile; undefined when it is not known, which is told apart. */
export const hasProfile = (fact: Fact, profile: Profile): boolean | undefined => {
  switch (profile) {
    case "women":
      return fact.sex === undefined ? undefined : fact.sex === "woman";
  }
};

/** Entries dated in the period; an entry cancelled since never counts. */
export const entries = (facts: readonly Fact[], period: Period): Fact[] =>
  facts.filter((fact) => within(fact.enteredOn, period));

/** Passages whose standing decision, dated in the period, says yes or no; a duplicate leaves every denominator. */
const decided = (facts: readonly Fact[], period: Period): Fact[] =>
  facts.filter(
    (fact) =>
      !fact.attached &&
      (fact.decision === "granted" || fact.decision === "refused") &&
      within(fact.decidedOn, period),
  );

/** Granted over granted and refused. Pending, withdrawn and declined earlier are in neither. */
export const acceptanceAtControl = (facts: readonly Fact[], period: Period): Share => {
  const all = decided(facts, period);
  return {
    numerator: ids(all.filter((fact) => fact.decision === "granted")),
    denominator: ids(all),
  };
};

/** From the request to the standing decision, in the period of the decision: gross, and net of the counsellor's days. */
export const requestToDecision = (facts: readonly Fact[], period: Period): Delay[] =>
  decided(facts, period).flatMap((fact) => {
    if (fact.requestedOn === undefined || fact.decidedOn === undefined) return [];
    const gross = daysBetween(fact.requestedOn, fact.decidedOn);
    return [{ dossier: fact.dossier, gross, net: gross - (fact.counsellorDays ?? 0) }];
  });

/** Requests not decided yet on a day, oldest first, each with its age in days. */
export const waitingForDecision = (facts: readonly Fact[], day: CivilDate): Waiting[] =>
  facts
    .flatMap((fact) => {
      const open = fact.requestStatus === "submitted" || fact.requestStatus === "validated";
      const undecided = fact.decision === undefined || fact.decision === "documents-missing";
      if (!open || !undecided || fact.attached || fact.closedOn || fact.enteredOn) return [];
      if (fact.requestedOn === undefined || fact.requestedOn > day) return [];
      return [{ dossier: fact.dossier, age: daysBetween(fact.requestedOn, day) }];
    })
    .toSorted((one, other) => other.age - one.age);
