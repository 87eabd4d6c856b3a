import { addDays, type CivilDate } from "../../../domain/date.ts";
import type { Antenne } from "../../../domain/directory/directory.ts";
import { COMMUNES } from "../../../domain/territory/communes.ts";

export type Cover = Antenne["covers"][number];

/** True while an antenne covers the place, the day included. */
export const holdsOn = ({ from, to }: Cover, day: CivilDate): boolean =>
  from <= day && (to === undefined || day <= to);

/** The places that an antenne covers on a day. */
export const placesOn = (
  { covers }: Pick<Antenne, "covers">,
  day: CivilDate,
): readonly string[] => [
  ...new Set(covers.filter((cover) => holdsOn(cover, day)).map(({ commune }) => commune)),
];

/**
 * What an antenne covers once the boxes are ticked, from a day on: a place that stays keeps its dates, one that comes
 * begins on that day, one that leaves ends the day before. What was already over stays as it was; what was to begin
 * later is replaced by what is ticked.
 */
export const coversFrom = (
  before: readonly Cover[],
  chosen: readonly string[],
  day: CivilDate,
): Cover[] => {
  const eve = addDays(day, -1);
  const kept = before.flatMap((cover): Cover[] => {
    if (cover.to !== undefined && cover.to < day) return [cover];
    if (chosen.includes(cover.commune)) return [{ commune: cover.commune, from: cover.from }];
    return cover.from > eve ? [] : [{ ...cover, to: eve }];
  });
  const standing = kept.filter(({ to }) => to === undefined).map(({ commune }) => commune);
  const added = chosen
    .filter((commune) => !standing.includes(commune))
    .map((commune) => ({ commune, from: day }));
  return [...kept, ...added];
};

/** The communes of the territory that no antenne covers on a day: nobody who lives there can be given an appointment. */
export const uncovered = (antennes: readonly Pick<Antenne, "covers">[], day: CivilDate) => {
  const covered = new Set(antennes.flatMap((antenne) => placesOn(antenne, day)));
  return COMMUNES.filter(({ insee }) => !covered.has(insee));
};
