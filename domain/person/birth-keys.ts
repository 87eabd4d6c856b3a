import type { Birth } from "./identity.ts";

/** Day and month in order of size: 12 March and 3 December share a key, so that a swap is found without a second read. */
const dayKey = (date: string): string => {
  const [year, month, day] = date.split("-");
  return [year, ...[month, day].toSorted()].join("~");
};

const yearOf = (birth: Birth) => (birth.kind === "year" ? `${birth.year}` : birth.date.slice(0, 4));

/**
 * The texts under which a person is filed so that duplicates find each other by birth (to be hashed with a key by the
 * adapter). A birth known by its year only, or merely declared, is filed as uncertain in its year.
 */
export const birthKeysFiled = (birth: Birth): string[] => [
  ...(birth.kind === "year" ? [] : [dayKey(birth.date)]),
  `year ${yearOf(birth)}`,
  ...(birth.kind === "complete" ? [] : [`uncertain ${yearOf(birth)}`]),
];

/**
 * The texts under which duplicates of a person are sought: those of the same day (day and month swapped too) and those
 * of uncertain birth in that year; for a birth that is uncertain itself, everybody of that year. One read each.
 */
export const birthKeysSought = (birth: Birth): string[] =>
  birth.kind === "complete"
    ? [dayKey(birth.date), `uncertain ${yearOf(birth)}`]
    : [`year ${yearOf(birth)}`];
