import type { Birth, Identity } from "./identity.ts";
import { compact, editDistance, foldedWords, searchKey } from "./names.ts";

/** What duplicates are looked for with; phone and e-mail are no part of it: couples share them. */
export type Comparable = Pick<
  Identity,
  "birthName" | "usedName" | "firstNames" | "formerNames" | "birth"
>;

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
const best = (found: readonly Likeness[]) =>
  found.reduce((one, other) => (other.value > one.value ? other : one), NOTHING);

/** One letter astray in a short name, two in a long one. */
const isClose = (one: string, other: string) => {
  const longest = Math.max(one.length, other.length);
  return longest >= 3 && editDistance(one, other) <= (longest > 6 ? 2 : 1);
};

const likeSurname = (one: string, other: string): Likeness => {
  if (compact(one) === compact(other)) return { value: 1, reasons: ["same-name"] };
  const [key, otherKey] = [searchKey(one), searchKey(other)];
  if (key === otherKey) return { value: 0.95, reasons: ["name-sounds-alike"] };
  if (isClose(key, otherKey)) return { value: 0.85, reasons: ["name-close"] };
  const words = new Set(foldedWords(one).filter((word) => word.length >= 4));
  return foldedWords(other).some((word) => words.has(word))
    ? { value: 0.8, reasons: ["part-of-name"] }
    : NOTHING;
};

const surnames = (person: Comparable) => [
  person.birthName,
  ...(person.usedName === undefined ? [] : [person.usedName]),
  ...person.formerNames,
];

const likeSurnames = (one: Comparable, other: Comparable): Likeness =>
  best([
    likeSurname(one.birthName, other.birthName),
    ...surnames(one).flatMap((name) =>
      surnames(other).map((otherName): Likeness => {
        const likeness = likeSurname(name, otherName);
        return likeness.value === 0
          ? NOTHING
          : { value: likeness.value - 0.02, reasons: [...likeness.reasons, "other-name"] };
      }),
    ),
  ]);

const likeFirstNames = (one: string, other: string): Likeness => {
  const [words, otherWords] = [foldedWords(one), foldedWords(other)];
  const sorted = (list: readonly string[]) => list.toSorted().join("");
  if (sorted(words) === sorted(otherWords) || compact(one) === compact(other))
    return { value: 1, reasons: ["same-first-names"] };
  if (words.some((word) => otherWords.includes(word)))
    return { value: 0.9, reasons: ["first-name-in-common"] };
  const keys = otherWords.map(searchKey);
  return words
    .map(searchKey)
    .some((key) => keys.some((other) => key === other || isClose(key, other)))
    ? { value: 0.8, reasons: ["first-name-close"] }
    : NOTHING;
};

const dayAndMonthSwapped = (date: string) =>
  `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;

/** One digit is another, or two neighbours changed places: dates of one length are then one edit apart. */
const isOneDigitAstray = (one: string, other: string): boolean => {
  const astray = [...one].flatMap((digit, place) => (digit === other[place] ? [] : [place]));
  const [first = 0, second] = astray;
  if (second === undefined) return astray.length === 1;
  const isSwap = one[first] === other[second] && one[second] === other[first];
  return astray.length === 2 && second === first + 1 && isSwap;
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

const likeNames = (one: Comparable, other: Comparable) => {
  const straight = {
    surname: likeSurnames(one, other),
    first: likeFirstNames(one.firstNames, other.firstNames),
  };
  const isSwapped =
    surnames(one).some((name) => compact(name) === compact(other.firstNames)) &&
    surnames(other).some((name) => compact(name) === compact(one.firstNames));
  const swapped: Likeness = { value: 0.9, reasons: ["names-swapped"] };
  return isSwapped && straight.surname.value < 0.9
    ? { surname: swapped, first: { value: 0.9, reasons: [] } satisfies Likeness }
    : straight;
};

/**
 * How alike two people are (domain.md section 3, 2). It proposes, staff decide: nothing is ever merged by it, and it
 * gives the same whichever of the two comes first.
 */
export const similarity = (one: Comparable, other: Comparable): Similarity => {
  const none: Similarity = { level: "none", score: 0, reasons: [] };
  const birth = likeBirth(one.birth, other.birth);
  if (birth.value === 0) return none;
  const { surname, first } = likeNames(one, other);
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

/** Those of the candidates who may be the person, likeliest first. */
export const rankDuplicates = <Candidate extends Comparable>(
  person: Comparable,
  candidates: readonly Candidate[],
): { readonly candidate: Candidate; readonly similarity: Similarity }[] =>
  candidates
    .map((candidate) => ({ candidate, similarity: similarity(person, candidate) }))
    .filter(({ similarity }) => similarity.level !== "none")
    .toSorted((one, other) => other.similarity.score - one.similarity.score);
