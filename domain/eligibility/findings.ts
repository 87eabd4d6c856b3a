import { addDays, addMonths, addYears, type CivilDate } from "../date.ts";
import type { Birth } from "../person/identity.ts";
import type { SingleCriterion } from "../protocol/criterion.ts";
import { type ProtocolVersion, requiredAge } from "../protocol/protocol.ts";
import type { SettingValues } from "../setting/setting.ts";
import { communeName } from "../territory/lookup.ts";
import { residenceOn } from "../territory/residence.ts";
import { earlierOf } from "./evidence.ts";
import type { PersonFacts } from "./facts.ts";
import type { CriterionCode, Said } from "./sentences.ts";

/** What the facts alone say of a criterion, before any document. */
export type Finding =
  | {
      readonly holds: "yes";
      readonly from?: CivilDate;
      readonly until?: CivilDate;
      /** Said instead of « rempli et justifié » once documents prove it. */
      readonly code?: CriterionCode;
    }
  | {
      /** `undeclared`: nobody said so. A document alone is not enough: a residence permit makes nobody a refugee. */
      readonly holds: "no" | "unknown" | "undeclared";
      readonly code: CriterionCode;
      readonly said?: Said;
      readonly from?: CivilDate;
    };

export type TestScene = {
  readonly protocol: ProtocolVersion;
  readonly values: Pick<SettingValues, "leapDayBirthday">;
  readonly person: PersonFacts;
  readonly day: CivilDate;
};

/** The day on which somebody born on that date reaches an age; 29 February falls on the day that the setting says. */
export const ageReachedOn = (
  born: CivilDate,
  age: number,
  leapDayBirthday: SettingValues["leapDayBirthday"],
): CivilDate => {
  const day = addYears(born, age);
  return born.endsWith("-02-29") && day.endsWith("-02-28") && leapDayBirthday === "03-01"
    ? `${day.slice(0, 4)}-03-01`
    : day;
};

const testAge = (
  birth: Birth,
  age: number,
  day: CivilDate,
  leap: SettingValues["leapDayBirthday"],
): Finding => {
  if (birth.kind === "year") {
    const certain = addYears(`${birth.year}-12-31`, age);
    if (certain <= day) return { holds: "yes", from: certain };
    const isPossible = addYears(`${birth.year}-01-01`, age) <= day;
    return {
      holds: isPossible ? "unknown" : "no",
      code: isPossible ? "age-day-unknown" : "age-not-reached",
      said: { number: age, date: certain },
      from: certain,
    };
  }
  const from = ageReachedOn(birth.date, age, leap);
  if (from > day)
    return { holds: "no", code: "age-not-reached", said: { number: age, date: from }, from };
  return { holds: "yes", from, ...(birth.kind === "declared" && { code: "declared-birth" }) };
};

/** The last day before a move that is known already: another home asks for another proof. */
const eveOfMove = (
  residences: PersonFacts["residences"],
  day: CivilDate,
): CivilDate | undefined => {
  const [next] = residences
    .flatMap(({ from }) => (from !== undefined && from > day ? [from] : []))
    .toSorted();
  return next && addDays(next, -1);
};

const testResidence = ({ protocol, person, day }: TestScene): Finding => {
  const home = residenceOn(person.residences, day);
  if (home === undefined) return { holds: "unknown", code: "residence-unknown" };
  if (!protocol.communes.includes(home.commune))
    return {
      holds: "no",
      code: "residence-outside",
      said: { name: home.communeName ?? communeName(home.commune) },
    };
  const until = earlierOf(home.to, eveOfMove(person.residences, day));
  return {
    holds: "yes",
    ...(home.from !== undefined && { from: home.from }),
    ...(until !== undefined && { until }),
  };
};

const testMonthsWithoutWork = (
  since: CivilDate | undefined,
  months: number,
  day: CivilDate,
  isClaimed: boolean,
): Finding => {
  if (since === undefined)
    return isClaimed
      ? { holds: "unknown", code: "months-unknown" }
      : { holds: "no", code: "situation-not-declared" };
  const from = addMonths(since, months);
  return from <= day
    ? { holds: "yes", from }
    : { holds: "no", code: "months-not-reached", said: { number: months, date: from }, from };
};

/** Holds the facts against a criterion's test on its reference day. */
export const findingFor = (criterion: SingleCriterion, scene: TestScene): Finding => {
  const { test } = criterion;
  const { person, day } = scene;
  const { situation } = person;
  const isClaimed = situation.claimed.includes(criterion.code);
  const declaration: Finding = isClaimed
    ? { holds: "yes" }
    : { holds: "undeclared", code: "situation-not-declared" };
  switch (test.kind) {
    case "residence":
      return testResidence(scene);
    case "minimum-age": {
      const age = test.age ?? requiredAge(scene.protocol);
      return testAge(person.birth, age, day, scene.values.leapDayBirthday);
    }
    case "months-without-work":
      return testMonthsWithoutWork(situation.withoutWorkSince, test.months, day, isClaimed);
    case "education-level":
      if (situation.educationLevel === undefined) return declaration;
      return situation.educationLevel <= test.maximum
        ? { holds: "yes" }
        : { holds: "no", code: "level-too-high", said: { number: test.maximum } };
    case "declared":
      return declaration;
    case "exit":
      return { holds: "yes" };
  }
};
