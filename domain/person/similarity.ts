import { remembered } from "../remembered.ts";
import type { Birth, Identity } from "./identity.ts";
import { ComparedName, editDistance } from "./names.ts";

/** What duplicates are looked for with; phone and e-mail are no part of it: couples share them. */
export type Comparable = Pick<Identity, "birthName" | "usedName" | "firstNames" | "birth"> & {
  readonly formerNames?: readonly string[];
};

/** Why two records may be one person, for the screen. */
export const SIMILARITY_REASONS = {
  "same-birth-date": "Même date de naissance",
  "birth-day-and-month-swapped": "Jour et mois de naissance inversés",
  "birth-date-close": "Date de naissance à un chiffre près",
  "same-birth-year": "Même année de naissance, jour inconnu",
  "same-name": "Même nom",
  "name-sounds-alike": "Nom qui se prononce pareil",
  "part-of-name": "Une partie du nom en commun",
  "name-close": "Nom écrit presque pareil",
  "other-name": "Nom d’usage ou ancien nom",
  "same-first-names": "Mêmes prénoms",
  "first-name-in-common": "Un prénom en commun",
  "first-name-close": "Prénom écrit presque pareil",
  "names-swapped": "Nom et prénom inversés",
} as const;
export type SimilarityReason = keyof typeof SIMILARITY_REASONS;

/** `likely`: names and birth agree; `possible`: birth and one of the names do, as for twins or after a marriage. */
export type Similarity = {
  readonly level: "likely" | "possible" | "none";
  /** From 0 to 100, to put the likeliest first. */
  readonly score: number;
  readonly reasons: readonly SimilarityReason[];
};

type Likeness = { readonly value: number; readonly reasons: readonly SimilarityReason[] };
const NOTHING: Likeness = { value: 0, reasons: [] };
const unlike = { surname: NOTHING, first: NOTHING };

/** More than so many letters of a name are nowhere in the other: each takes an edit. */
const lacksMore = (one: string, other: string, most: number): boolean => {
  let lacking = 0;
  for (let place = 0; place < one.length && lacking <= most; place += 1)
    if (!other.includes(one.charAt(place))) lacking += 1;
  return lacking > most;
};

/** One letter astray in a short name, two in a long one. What tells most names apart comes first: it costs least. */
const isClose = (one: string, other: string) => {
  const longest = Math.max(one.length, other.length);
  const most = longest > 6 ? 2 : 1;
  if (longest < 3 || Math.abs(one.length - other.length) > most) return false;
  return !lacksMore(one, other, most) && editDistance(one, other, most) <= most;
};

/** Somebody as they are compared with others: their names folded. */
export type Compared = {
  readonly birth: Birth;
  /** Name at birth, used name, former ones. */
  readonly surnames: readonly ComparedName[];
  readonly first: ComparedName;
};

export const comparedOf = ({ birth, ...names }: Comparable): Compared => ({
  birth,
  surnames: [names.birthName, names.usedName ?? [], names.formerNames ?? []]
    .flat()
    .map(ComparedName.of),
  first: ComparedName.of(names.firstNames),
});

/** The names of somebody as a text, to be kept and compared later; see `comparedAs`. */
export const namesKept = (person: Comparable): string => {
  const { first, surnames } = comparedOf(person);
  return [first, ...surnames].map(({ kept }) => kept).join("/");
};

/** Somebody of whom the birth and the names were kept. */
export const comparedAs = (birth: Birth, kept: string): Compared => {
  const [first = "", ...surnames] = kept.split("/");
  return { birth, first: ComparedName.read(first), surnames: surnames.map(ComparedName.read) };
};

const likeSurname = (one: ComparedName, other: ComparedName): Likeness => {
  if (one.sound === other.sound)
    return one.isSameAs(other)
      ? { value: 1, reasons: ["same-name"] }
      : { value: 0.95, reasons: ["name-sounds-alike"] };
  if (isClose(one.sound, other.sound)) return { value: 0.85, reasons: ["name-close"] };
  return one.words.some((word) => word.length >= 4 && other.has(word))
    ? { value: 0.8, reasons: ["part-of-name"] }
    : NOTHING;
};

/** Names at birth count for a little more than a used or a former one. */
const likeSurnames = (one: Compared, other: Compared): Likeness => {
  let best = NOTHING;
  for (const name of one.surnames)
    for (const otherName of other.surnames) {
      const likeness = likeSurname(name, otherName);
      if (likeness === NOTHING) continue;
      const isOther = name !== one.surnames[0] || otherName !== other.surnames[0];
      const weight = isOther ? likeness.value - 0.02 : likeness.value;
      if (weight > best.value)
        best = {
          value: weight,
          reasons: isOther ? [...likeness.reasons, "other-name"] : likeness.reasons,
        };
    }
  return best;
};

const likeFirstNames = (one: ComparedName, other: ComparedName): Likeness => {
  const sorted = ({ words }: ComparedName) => words.toSorted().join("");
  if (one.isSameAs(other) || sorted(one) === sorted(other))
    return { value: 1, reasons: ["same-first-names"] };
  if (one.words.some((word) => other.has(word)))
    return { value: 0.9, reasons: ["first-name-in-common"] };
  return one.sounds.some((key) => other.sounds.some((that) => key === that || isClose(key, that)))
    ? { value: 0.8, reasons: ["first-name-close"] }
    : NOTHING;
};

const dayAndMonthSwapped = (date: string) =>
  `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;

/** One digit is another, or two neighbours changed places: dates of one length are then one edit apart. */
const isOneDigitAstray = (one: string, other: string): boolean => {
  let astray = 0;
  let last = 0;
  for (let place = 0; place < one.length; place += 1)
    if (one[place] !== other[place]) {
      astray += 1;
      if (astray > 2 || (astray === 2 && place !== last + 1)) return false;
      last = place;
    }
  const isSwap = one[last] === other[last - 1] && one[last - 1] === other[last];
  return astray === 1 || (astray === 2 && isSwap);
};

const likeBirth = (one: Birth, other: Birth): Likeness => {
  if (one.kind === "year" || other.kind === "year") {
    const year = (birth: Birth) =>
      birth.kind === "year" ? birth.year : Number(birth.date.slice(0, 4));
    return year(one) === year(other) ? { value: 0.6, reasons: ["same-birth-year"] } : NOTHING;
  }
  if (one.date === other.date) return { value: 1, reasons: ["same-birth-date"] };
  if (one.date === dayAndMonthSwapped(other.date))
    return { value: 0.8, reasons: ["birth-day-and-month-swapped"] };
  return isOneDigitAstray(one.date, other.date)
    ? { value: 0.7, reasons: ["birth-date-close"] }
    : NOTHING;
};

/** Whether two births may be one person's: what is looked at first, since it costs least and tells most people apart. */
export const mayBeOneBirth = (one: Birth, other: Birth): boolean => likeBirth(one, other).value > 0;

const hasAsFirstName = (one: Compared, other: Compared): boolean =>
  one.surnames.some((name) => name.isSameAs(other.first));

const swapped: Likeness = { value: 0.9, reasons: ["names-swapped"] };

/** Surnames, and first names; these are not looked at where surnames that differ have settled it. */
const likeNames = (one: Compared, other: Compared, surnamesSettle: boolean) => {
  const surname = likeSurnames(one, other);
  if (surname.value < 0.9 && hasAsFirstName(other, one) && hasAsFirstName(one, other))
    return { surname: swapped, first: { value: 0.9, reasons: [] } satisfies Likeness };
  if (surnamesSettle && surname.value === 0) return unlike;
  return { surname, first: likeFirstNames(one.first, other.first) };
};

const none: Similarity = { level: "none", score: 0, reasons: [] };

/** Births first: they cost least, and tell most people apart. */
const compare = (
  one: Compared,
  other: Compared,
  birth = likeBirth(one.birth, other.birth),
): Similarity => {
  if (birth.value === 0) return none;
  const { surname, first } = likeNames(one, other, birth.value < 1);
  const level =
    surname.value > 0 && first.value > 0
      ? "likely"
      : birth.value === 1 && surname.value + first.value > 0
        ? "possible"
        : "none";
  return level === "none"
    ? none
    : {
        level,
        score: Math.round(100 * (0.35 * birth.value + 0.4 * surname.value + 0.25 * first.value)),
        reasons: [...birth.reasons, ...surname.reasons, ...first.reasons],
      };
};

/**
 * How alike two people are (domain.md section 3, 2). It proposes, staff decide: nothing is ever merged by it, and it
 * gives the same whichever of the two comes first.
 */
export const similarity = (one: Comparable, other: Comparable): Similarity =>
  compare(comparedOf(one), comparedOf(other));

/** Those of the candidates who may be the person, likeliest first. */
export const rankDuplicates = <Candidate extends { readonly compared: Compared }>(
  person: Comparable,
  candidates: readonly Candidate[],
): { readonly candidate: Candidate; readonly similarity: Similarity }[] => {
  const sought = comparedOf(person);
  // Of many who are compared few were born on different days.
  const likeTheirs = remembered((birth: Birth) => likeBirth(sought.birth, birth));
  const alike: { candidate: Candidate; similarity: Similarity }[] = [];
  for (const candidate of candidates) {
    const { compared } = candidate;
    const similarity = compare(sought, compared, likeTheirs(compared.birth));
    if (similarity !== none) alike.push({ candidate, similarity });
  }
  return alike.sort((one, other) => other.similarity.score - one.similarity.score);
};
