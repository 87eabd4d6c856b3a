const LETTERS_WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ŋ: "n",
};

/**
 * A name as words that can be compared: no accent, no case, ligatures opened, apostrophes and hyphens as spaces.
 * « D’Hœdt-Lefèvre » → « d hoedt lefevre ».
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[œæßøłđðþıŋ]/g, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The folded words of a name; « St » and « Ste » are read as « Saint » and « Sainte ». */
export const foldedWords = (text: string): string[] =>
  fold(text)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => (word === "st" ? "saint" : word === "ste" ? "sainte" : word));

/** A folded name in one piece, so that « Van Houtte » equals « Vanhoutte ». */
export const compact = (text: string): string => foldedWords(text).join("");

/**
 * Spellings that sound alike in the region, in Flemish and in French (design.md section 4). Each rule keeps the
 * beginning of a word at the beginning of its key, so that a name half typed finds the whole one.
 */
const EQUIVALENCES: readonly (readonly [RegExp, string])[] = [
  [/feb/g, "fev"], // Lefebvre, Lefèvre
  [/[cq]/g, "k"], // Declercq, De Clerck, Declerk
  [/x/g, "ks"], // Hendrickx, Hendrix, Hendriks
  [/ij|y/g, "i"], // Dekeyser, De Keijser
  [/h/g, ""], // Vanhoutte, Vanoutte; Verhaeghe, Verhaege
  [/ae/g, "a"], // Verhaeghe, Verhaghe
  [/w/g, "v"], // Wandewalle, Vandewalle
  [/z/g, "s"], // De Keyzer, Dekeyser
  [/(.)\1+/g, "$1"], // Vanhoutte, Vanhoute
];

const soundOf = (folded: string): string =>
  EQUIVALENCES.reduce((key, [spelling, sound]) => key.replace(spelling, sound), folded);

/** The key under which a name is filed and sought: names that sound alike share it. */
export const searchKey = (text: string): string => soundOf(compact(text));

/**
 * A name as it is compared with others: folded once, whether it is compared now or kept to be compared later. Most names
 * are told apart by how they sound: the rest is worked out when it is asked for.
 */
export class ComparedName {
  /** The whole as it sounds: its `searchKey`. */
  readonly sound: string;
  private readonly folded: string;
  private knownWords: readonly string[] | undefined;
  private knownSounds: readonly string[] | undefined;

  private constructor(folded: string, sound: string) {
    this.folded = folded;
    this.sound = sound;
  }

  static of(text: string): ComparedName {
    const words = foldedWords(text);
    return new ComparedName(words.join(" "), soundOf(words.join("")));
  }

  /** A name from what `kept` wrote of it. */
  static read(kept: string): ComparedName {
    const end = kept.indexOf("=");
    return new ComparedName(kept.slice(0, end), kept.slice(end + 1));
  }

  /** All that comparing needs, as a text: folded words hold letters and digits only. */
  get kept(): string {
    return `${this.folded}=${this.sound}`;
  }

  get words(): readonly string[] {
    this.knownWords ??= this.folded === "" ? [] : this.folded.split(" ");
    return this.knownWords;
  }

  /** Written alike, but for spaces: « Van Houtte », « Vanhoutte ». */
  isSameAs(other: ComparedName): boolean {
    return this.sound === other.sound && this.words.join("") === other.words.join("");
  }

  has(word: string): boolean {
    return ` ${this.folded} `.includes(` ${word} `);
  }

  /** Each word as it sounds. */
  get sounds(): readonly string[] {
    this.knownSounds ??= this.words.map(soundOf);
    return this.knownSounds;
  }
}

/** All keys that find a name: the whole of it, and each word of three letters or more. */
export const searchKeys = (text: string): string[] => [
  ...new Set(
    [text, ...foldedWords(text).filter((word) => word.length >= 3)]
      .map(searchKey)
      .filter((key) => key !== ""),
  ),
];

/**
 * Number of letters to add, remove, replace or swap with their neighbour to go from one text to the other. Past `most`,
 * all that is said is that it is more.
 */
export const editDistance = (from: string, to: string, most = Number.POSITIVE_INFINITY): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (last[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const added = (current[column - 1] ?? 0) + 1;
      const removed = (last[column] ?? 0) + 1;
      const isSwap =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      const swapped = isSwap ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      const distance = Math.min(replaced, added, removed, swapped);
      current.push(distance);
      least = Math.min(least, distance);
    }
    if (least > most) return least;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
};
