import { addDays, addMonths, type CivilDate, civilDateOf } from "../../../domain/date.ts";
import type { Fact } from "../../../domain/fact/fact.ts";
import { attainmentOf, type Counted } from "../../../domain/objective/attainment.ts";
import { type Objective, scopeName } from "../../../domain/objective/objective.ts";
import { wholePlie } from "../../adapters/table/figures.ts";

/** What the schedule tells: the instant at which it was due, or the date itself when a person starts it. */
export type Told = { readonly due?: string; readonly date?: CivilDate };

/** The evening to work out: the date told, else the day before the one on which the job was due. */
export const eveningOf = ({ due, date }: Told, now: string): CivilDate =>
  date ?? addDays(civilDateOf(due ?? now), -1);

/** The days before one, the latest last: those that a run looks back at. */
export const daysBefore = (date: CivilDate, most: number): readonly CivilDate[] =>
  Array.from({ length: most }, (_, index) => addDays(date, index - most));

/**
 * Of these days, those whose figures a run has to catch up, oldest first: those since the first that was finished. None
 * before the platform's first night.
 */
export const missedEvenings = (
  days: readonly CivilDate[],
  finished: readonly CivilDate[],
): readonly CivilDate[] => {
  const first = finished.toSorted()[0];
  if (first === undefined) return [];
  return days.filter((day) => day > first && !finished.includes(day));
};

/** An objective is told while its period runs, and a month longer: its last figure is seen. */
const isTold = ({ from, to }: Objective, date: CivilDate) =>
  from <= date && date <= addMonths(to, 1);

/** The attainments of an evening by scope, the whole PLIE always among them. Pure: the same facts give the same. */
export const attainmentsOf = (
  objectives: readonly Objective[],
  facts: readonly Fact[],
  date: CivilDate,
): ReadonlyMap<string, readonly Counted[]> => {
  const told = objectives.filter((objective) => isTold(objective, date));
  const groups = Map.groupBy(told, ({ scope }) => scopeName(scope));
  const scopes = new Set([wholePlie, ...groups.keys()]);
  return new Map(
    [...scopes].map((scope) => [
      scope,
      (groups.get(scope) ?? []).map((objective) => attainmentOf(objective, facts, date)),
    ]),
  );
};
