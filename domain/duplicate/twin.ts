import { identityOf } from "../dossier/card.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { antenneOf, type Stage, stageOf } from "../dossier/stage.ts";
import type { Birth } from "../person/identity.ts";
import { type Comparable, type Compared, mayBeOneBirth } from "../person/similarity.ts";

/**
 * What is kept of a passage to recognise its person in another: names and birth, where it stands, who may know. Many are
 * read to show few: what is empty is left out.
 */
export type Twin = Comparable & {
  readonly personId: string;
  readonly antenne: string;
  readonly stage: Stage;
  readonly distinctFrom?: readonly string[];
  readonly readers?: readonly string[];
  readonly ties?: readonly string[];
};

/** A twin as it lies in its drawer: opened for those only who are shown, since that takes longest. */
export type FiledTwin = {
  readonly dossier: string;
  readonly compared: Compared;
  readonly open: () => Twin;
};

/**
 * What a passage leaves to be recognised by. Nothing once the identity is forgotten, nor of an orientation attached to
 * another dossier: that one stands for both.
 */
export const twinOf = (dossier: Dossier): Twin | undefined => {
  const identity = identityOf(dossier);
  const person = latest(dossier, "person")?.state;
  const attached = latest(dossier, "referral")?.state.attachedTo !== undefined;
  if (identity === undefined || person === undefined || attached) return undefined;
  const { birthName, usedName, firstNames, formerNames, birth } = identity;
  return {
    birthName,
    ...(usedName && { usedName }),
    firstNames,
    ...(formerNames.length > 0 && { formerNames }),
    birth,
    personId: person.personId,
    antenne: antenneOf(dossier),
    stage: stageOf(dossier),
    ...(person.distinctFrom.length > 0 && { distinctFrom: person.distinctFrom }),
    ...(person.protectedFor && { readers: person.protectedFor }),
    ...(person.ties.length > 0 && { ties: person.ties }),
  };
};

const days = Array.from({ length: 31 }, (_, index) => String(index + 1).padStart(2, "0"));
const months = days.slice(0, 12);

/** The month that a date has when day and month were swapped, if such a date exists. */
const swappedMonth = (date: string): readonly string[] => {
  const [year, , day = ""] = date.split("-");
  return months.includes(day) ? [`${year}-${day}`] : [];
};

/**
 * The drawers in which a person is filed by birth, so that a single one holds whoever may be the person sought (one
 * read). Everybody is in the drawer of their year, opened for those of whom only the year is known; a date is in that
 * of its month, and of its day read as a month; somebody with a year only is in all twelve.
 */
export const drawersOf = (birth: Birth): readonly string[] => {
  if (birth.kind === "year")
    return [String(birth.year), ...months.map((m) => `${birth.year}-${m}`)];
  const month = birth.date.slice(0, 7);
  return [...new Set([birth.date.slice(0, 4), month, ...swappedMonth(birth.date)])];
};

/** A birth as a text: its day, or the year alone. */
export const bornOf = (birth: Birth): string =>
  birth.kind === "year" ? String(birth.year) : birth.date;

/** A birth from such a text: all of it that is compared. */
export const birthOf = (born: string): Birth =>
  born.length === 4 ? { kind: "year", year: Number(born) } : { kind: "complete", date: born };

/**
 * The births of one drawer that may be the one sought, as texts: the days filed there that are the same, swapped, or one
 * digit astray, and the year alone. Undefined when only the year is known: any of the drawer may be.
 */
export const birthsFor = (birth: Birth): readonly string[] | undefined => {
  if (birth.kind === "year") return undefined;
  const [year = "", month = ""] = birth.date.split("-");
  // The drawer holds the days of its month, and those whose day reads as its month.
  const dates = new Set([
    ...days.map((day) => `${year}-${month}-${day}`),
    ...months.map((other) => `${year}-${other}-${month}`),
  ]);
  const isAlike = (date: string) => mayBeOneBirth(birth, { kind: "complete", date });
  return [year, ...[...dates].filter(isAlike)];
};

/** The one drawer in which to seek a person. */
export const drawerFor = (birth: Birth): string =>
  birth.kind === "year" ? String(birth.year) : birth.date.slice(0, 7);
