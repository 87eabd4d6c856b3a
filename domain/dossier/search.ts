import { editDistance, foldedWords, searchKey } from "../person/names.ts";
import { type Card, cardOf, dossierNumber, identityOf } from "./card.ts";
import type { Dossier } from "./dossier.ts";

/** A dossier as search knows it: its card and every key that finds it. */
export type Findable = { readonly card: Card; readonly keys: readonly string[] };

/** A dossier with more names than this is found by the first ones: its rows fit one transaction. */
const mostKeys = 20;

/** A name whole, without its first words one by one (« de la Fontaine », « la Fontaine », « Fontaine »), and each word. */
const keysOf = (text: string): string[] => {
  const words = foldedWords(text);
  const endings = words.map((_, place) => words.slice(place).join(" "));
  const isShort = (one: string, place: number) => place > 0 && one.length < 3;
  return [...endings, ...words].filter((one, place) => !isShort(one, place)).map(searchKey);
};

/** Every key under which a dossier is filed, the surest first: names, number, France Travail id, former names. */
export const findable = (dossier: Dossier): Findable | undefined => {
  const identity = identityOf(dossier);
  if (dossier.states.length === 0) return undefined;
  const texts = identity
    ? [
        identity.birthName,
        identity.usedName ?? "",
        identity.firstNames,
        identity.franceTravailId ?? "",
        ...identity.formerNames,
      ]
    : [];
  const keys = [dossierNumber(dossier.id), ...texts].flatMap(keysOf).filter((key) => key !== "");
  return { card: cardOf(dossier), keys: [...new Set(keys)].slice(0, mostKeys) };
};

/** What was typed, word by word, and in one piece (« 7K3M-QX2P »). */
export type Typed = { readonly whole: string; readonly words: readonly string[] };

/** Little words that some write apart and others together (« Van Houtte », « Vanhoutte »). */
const particles = new Set(
  "al ben d da de del den der des di du el l la le les t ten ter van".split(" "),
);

const joined = (words: readonly string[]): string[] => {
  const groups: string[] = [];
  for (const [place, word] of words.entries()) {
    const follows = particles.has(words[place - 1] ?? "");
    groups.push(follows ? `${groups.pop()}${word}` : word);
  }
  return groups;
};

export const typed = (text: string): Typed => ({
  whole: searchKey(text),
  words: [...new Set(joined(foldedWords(text)).map(searchKey))].filter((word) => word !== ""),
});

/** The longest word typed is the one that is looked up; the others only rank. */
export const longest = ({ words }: Typed): string | undefined =>
  words.toSorted((one, other) => other.length - one.length)[0];

/**
 * The beginning that is looked up: three letters less than the word, so that a slip near its end still finds; three
 * letters at least, the size of a partition.
 */
export const beginningOf = (word: string): string => word.slice(0, Math.max(3, word.length - 3));

/** Slips forgiven in a word: none in the shortest, where they would find anybody. */
const forgiven = (word: string): number => {
  if (word.length < 4) return 0;
  return word.length < 7 ? 1 : 2;
};

/** How well a key answers a word: 4 the same, 3 begins so, 1 close, 0 not at all. */
const likeness = (word: string, key: string): number => {
  if (key === word) return 4;
  if (key.startsWith(word)) return 3;
  const slips = forgiven(word);
  if (slips === 0) return 0;
  const near = [word.length - 1, word.length, word.length + 1, key.length]
    .filter((length) => Math.abs(length - word.length) <= slips)
    .some((length) => editDistance(word, key.slice(0, length)) <= slips);
  return near ? 1 : 0;
};

/** A name half resembles some number by chance: what is typed without a digit is not close to one. */
const isChance = (word: string, key: string, { number }: Card): boolean =>
  !/\d/.test(word) && keysOf(number).includes(key);

const best = (word: string, { card, keys }: Findable): number => {
  const found = keys.map((key) => {
    const like = likeness(word, key);
    return like === 1 && isChance(word, key, card) ? 0 : like;
  });
  return Math.max(0, ...found);
};

/** Words answered, then how well. The whole, typed in one piece or several, answers for all its words. */
const scoreOf = ({ whole, words }: Typed, one: Findable): readonly [number, number] => {
  if (best(whole, one) >= 3) return [words.length, 5 * words.length];
  const scores = words.map((word) => best(word, one));
  return [scores.filter((score) => score > 0).length, scores.reduce((sum, one) => sum + one, 0)];
};

/**
 * The dossiers that answer best what was typed, best first, in any order of words, without accents, with slips
 * forgiven. Those that answer fewer words than the best one are left out.
 */
export const ranked = (text: string, found: readonly Findable[]): readonly Findable[] => {
  const sought = typed(text);
  const unique = new Map(found.map((one) => [one.card.dossier, one]));
  const scored = [...unique.values()]
    .map((one) => ({ one, score: scoreOf(sought, one) }))
    .filter(({ score }) => score[0] > 0);
  const most = Math.max(0, ...scored.map(({ score }) => score[0]));
  return scored
    .filter(({ score }) => score[0] === most)
    .toSorted(
      (a, b) =>
        b.score[1] - a.score[1] ||
        `${a.one.card.name} ${a.one.card.firstNames}`.localeCompare(
          `${b.one.card.name} ${b.one.card.firstNames}`,
          "fr",
        ),
    )
    .map(({ one }) => one);
};
