import type { CivilDate } from "../date.ts";

/** Somebody of the staff was shown the page of a dossier, or opened one of its papers. Ids only. */
export type Reading = {
  readonly dossier: string;
  readonly by: string;
  /** In whose name, when a stand-in or a deputy read it. */
  readonly for?: string;
  /** UTC, to the minute: a page that is read again within it is one reading. */
  readonly at: string;
  /** The paper; absent when the page was shown. */
  readonly document?: string;
};

/** A reading of now, its instant cut to the minute. */
export const readingAt = (now: string, read: Omit<Reading, "at">): Reading => ({
  ...read,
  at: `${now.slice(0, 16)}Z`,
});

/** Days for which readings are kept, unless their dossier goes before (CNIL, délibération 2021-122: a year at most). */
export const readingsKeptDays = 365;

/** The list of what was read on a day, by whomever. */
export const readingsOn = (day: CivilDate): string => `readings:${day}`;
