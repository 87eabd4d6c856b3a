import type { CivilDate } from "../date.ts";
import type { Fact } from "./fact.ts";

const month = (day: CivilDate | undefined): CivilDate | undefined =>
  day === undefined ? undefined : `${day.slice(0, 7)}-01`;

/**
 * What is left of a passage once its person is forgotten (design.md section 9): counts by month, antenne, sex and age
 * band. No person, commune, counsellor, partner, criterion, barrier or nationality; no request date, since a delay
 * between two months would be wrong.
 *
 * @param id a new id, that nothing links to the passage
 */
export const coarse = (fact: Fact, id: string): Fact => {
  const kept = {
    antenne: fact.antenne,
    wayIn: fact.wayIn,
    sex: fact.sex,
    band: fact.band,
    attached: fact.attached,
    opinion: fact.opinion,
    requestStatus: fact.requestStatus,
    decision: fact.decision,
    closingCode: fact.closingCode,
    airlockOutcome: fact.airlockOutcome,
    contractStatus: fact.contractStatus,
    firstContactOn: month(fact.firstContactOn),
    referredOn: month(fact.referredOn),
    decidedOn: month(fact.decidedOn),
    enteredOn: month(fact.enteredOn),
    entryCancelledOn: month(fact.entryCancelledOn),
    closedOn: month(fact.closedOn),
  };
  const known = Object.entries(kept).filter(([, value]) => value !== undefined);
  return {
    dossier: id,
    version: 1,
    changedAt: `${fact.changedAt.slice(0, 7)}-01T00:00:00.000Z`,
    stage: fact.stage,
    anonymised: true,
    ...(Object.fromEntries(known) as Partial<Fact>),
  };
};
