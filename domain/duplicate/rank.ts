import type { Birth, Identity } from "../person/identity.ts";
import { type Closeness, nearest } from "./closeness.ts";
import type { Twin } from "./twin.ts";

/** How sure it is that two records are of one person. Staff decide, never the platform. */
export const certainties = {
  "very-likely": "Très probable",
  likely: "Probable",
  possible: "Possible",
} as const;
export type Certainty = keyof typeof certainties;

export type Sought = Pick<
  Identity,
  "birthName" | "usedName" | "firstNames" | "formerNames" | "birth"
>;

const familyNames = ({ birthName, usedName, formerNames }: Sought): readonly string[] => [
  birthName,
  ...(usedName ? [usedName] : []),
  ...formerNames,
];

/** `same` on the same day; `close` when only the year of one is known, or the day within the month differs. */
const births = (one: Birth, other: Birth): Closeness => {
  const [text, otherText] = [one, other].map((birth) =>
    birth.kind === "year" ? String(birth.year) : birth.date,
  ) as [string, string];
  if (text === otherText) return one.kind === "year" ? "close" : "same";
  if (one.kind === "year" || other.kind === "year")
    return text.slice(0, 4) === otherText.slice(0, 4) ? "close" : undefined;
  return text.slice(0, 7) === otherText.slice(0, 7) ? "close" : undefined;
};

/** Family and first names put in each other's place. */
const isSwapped = (one: Sought, other: Sought): boolean =>
  nearest(familyNames(one), [other.firstNames]) === "same" &&
  nearest([one.firstNames], familyNames(other)) === "same";

/**
 * Birth or used name and birth date are what makes a duplicate possible (domain.md section 3, 2); first names make it
 * likely. With a birth that is only near, names must agree all the more.
 */
export const certaintyOf = (one: Sought, other: Sought): Certainty | undefined => {
  const birth = births(one.birth, other.birth);
  if (birth === undefined) return undefined;
  const swapped = isSwapped(one, other);
  const family = swapped ? "same" : nearest(familyNames(one), familyNames(other));
  const first = swapped ? "same" : nearest([one.firstNames], [other.firstNames]);
  if (family === undefined) return undefined;
  if (birth === "close") {
    const yearOnly = one.birth.kind === "year" || other.birth.kind === "year";
    const agree = yearOnly ? first !== undefined : family === "same" && first === "same";
    return agree ? "possible" : undefined;
  }
  if (first === undefined) return "possible";
  return family === "same" && first === "same" && !swapped ? "very-likely" : "likely";
};

export type Candidate = { readonly twin: Twin; readonly certainty: Certainty };

const order = Object.keys(certainties);

/**
 * The records that may be of the person sought, the surest first. `own` is the dossier compared, when there is one:
 * neither itself, nor what is known to be the same person, nor two people told apart once and for good.
 */
export const rankTwins = (
  sought: Sought,
  twins: readonly Twin[],
  own?: string,
): readonly Candidate[] => {
  const self = twins.find(({ dossier }) => dossier === own);
  const isKnown = (twin: Twin) =>
    self !== undefined &&
    (twin.personId === self.personId ||
      twin.distinctFrom.includes(self.personId) ||
      self.distinctFrom.includes(twin.personId));
  return twins
    .filter((twin) => twin.dossier !== own && !isKnown(twin))
    .flatMap((twin) => {
      const certainty = certaintyOf(sought, twin);
      return certainty ? [{ twin, certainty }] : [];
    })
    .toSorted((one, other) => order.indexOf(one.certainty) - order.indexOf(other.certainty));
};
