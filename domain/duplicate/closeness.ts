import { compact, editDistance, foldedWords, searchKey } from "../person/names.ts";

/** How near two names are: `same` but for accents, case, apostrophes, order; `close` in spelling; else undefined. */
export type Closeness = "same" | "close" | undefined;

const inOrder = (name: string) => foldedWords(name).toSorted().join(" ");

/** Letters that may differ in a name of this length: a short name with another letter is another name. */
const slips = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** All words of the shorter name are in the longer one: « Dupont » and « Dupont-Martin », « Marie » and « Marie Louise ». */
const holds = (one: string, other: string): boolean => {
  const [short = [], long = []] = [foldedWords(one), foldedWords(other)].toSorted(
    (a, b) => a.length - b.length,
  );
  return short.some((word) => word.length >= 3) && short.every((word) => long.includes(word));
};

export const closeness = (one: string, other: string): Closeness => {
  if (compact(one) === compact(other) || inOrder(one) === inOrder(other)) return "same";
  const [key, otherKey] = [searchKey(one), searchKey(other)];
  if (key === otherKey || holds(one, other)) return "close";
  const allowed = slips(Math.min(key.length, otherKey.length));
  return editDistance(key, otherKey) <= allowed ? "close" : undefined;
};

/** The nearest that any of some names is to any of others. */
export const nearest = (some: readonly string[], others: readonly string[]): Closeness => {
  const found = some.flatMap((one) => others.map((other) => closeness(one, other)));
  return found.includes("same") ? "same" : found.includes("close") ? "close" : undefined;
};
