import { decodedName, isName, type Read, type Value } from "./value.ts";

const deepest = 100;
const blanks = new Set("\0\t\n\f\r ");
const delimiters = new Set("()<>[]{}/%");
const isRegular = (character: string | undefined) =>
  character !== undefined && !blanks.has(character) && !delimiters.has(character);
const isDigit = (character: string | undefined) =>
  character !== undefined && character >= "0" && character <= "9";

/**
 * Reads values of a PDF (ISO 32000-1, 7.2 and 7.3) whose bytes are given as Latin-1. Lenient like the readers that
 * people use: malformed content gives some value and never throws. What reading may cost in all is bounded: past
 * `patience` (a value counts one, and each 8 characters passed over), or nested deeper than 100, it is `exhausted` and
 * answers as at the end of the file.
 */
export class PdfReader {
  readonly source: string;
  #patience: number;

  constructor(source: string, patience: number) {
    this.source = source;
    this.#patience = patience;
  }

  get exhausted(): boolean {
    return this.#patience <= 0;
  }

  /** The position after blanks and comments. */
  skipBlanks(from: number): number {
    let at = from;
    for (; at < this.source.length; at += 1) {
      const character = this.source[at] as string;
      if (character === "%") at = this.#endOfLine(at) - 1;
      else if (!blanks.has(character)) break;
    }
    this.#patience -= (at - from) >> 3;
    return at;
  }

  /** The value at a position, after blanks and comments. */
  read(from: number, depth = 0): Read {
    const position = this.skipBlanks(from);
    this.#patience -= depth > deepest ? Number.POSITIVE_INFINITY : 1;
    if (position >= this.source.length || this.exhausted)
      return { value: null, end: this.source.length };
    switch (this.source[position]) {
      case "[":
        return this.#array(position, depth + 1);
      case "(":
        return this.#text(position);
      case "/":
        return this.#name(position);
      case "<":
        return this.source[position + 1] === "<"
          ? this.#dictionary(position, depth + 1)
          : this.#hexadecimal(position);
      default:
        return this.#reference(position) ?? this.#word(position);
    }
  }

  #endOfLine(from: number): number {
    let at = from;
    while (at < this.source.length && this.source[at] !== "\n" && this.source[at] !== "\r") at += 1;
    return at;
  }

  #endOfRegular(from: number): number {
    let at = from;
    while (isRegular(this.source[at])) at += 1;
    this.#patience -= (at - from) >> 3;
    return at;
  }

  #name(position: number): Read {
    const end = this.#endOfRegular(position + 1);
    return { value: { name: decodedName(this.source.slice(position + 1, end)) }, end };
  }

  #text(position: number): Read {
    let open = 1;
    let at = position + 1;
    for (; at < this.source.length && open > 0; at += 1) {
      const character = this.source[at];
      if (character === "\\") at += 1;
      else if (character === "(") open += 1;
      else if (character === ")") open -= 1;
    }
    this.#patience -= (at - position) >> 3;
    return { value: this.source.slice(position + 1, at - 1), end: at };
  }

  #hexadecimal(position: number): Read {
    const close = this.source.indexOf(">", position);
    const end = close < 0 ? this.source.length : close + 1;
    this.#patience -= (end - position) >> 3;
    return { value: this.source.slice(position, end), end };
  }

  #word(position: number): Read {
    const end = Math.max(this.#endOfRegular(position), position + 1);
    const word = this.source.slice(position, end);
    if (word === "null") return { value: null, end };
    return { value: /^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : { word }, end };
  }

  #reference(position: number): Read | undefined {
    if (!isDigit(this.source[position])) return undefined;
    const number = this.#word(position);
    const second = this.skipBlanks(number.end);
    if (!isDigit(this.source[second])) return undefined;
    const generation = this.#word(second);
    const letter = this.skipBlanks(generation.end);
    if (this.source[letter] !== "R" || isRegular(this.source[letter + 1])) return undefined;
    return { value: { reference: `${number.value} ${generation.value}` }, end: letter + 1 };
  }

  #array(position: number, depth: number): Read {
    const items: Value[] = [];
    let at = this.skipBlanks(position + 1);
    while (at < this.source.length && this.source[at] !== "]") {
      const { value, end } = this.read(at, depth);
      if (isEndOfObject(value)) return { value: { items }, end: at };
      items.push(value);
      at = this.skipBlanks(end);
    }
    return { value: { items }, end: at + 1 };
  }

  #dictionary(position: number, depth: number): Read {
    const entries: [string, Value][] = [];
    let at = this.skipBlanks(position + 2);
    while (at < this.source.length && !this.source.startsWith(">>", at)) {
      const key = this.read(at, depth);
      if (isEndOfObject(key.value)) return { value: { entries }, end: at };
      at = this.skipBlanks(key.end);
      if (!isName(key.value) || this.source.startsWith(">>", at)) continue;
      const { value, end } = this.read(at, depth);
      entries.push([key.value.name, value]);
      at = this.skipBlanks(end);
    }
    return { value: { entries }, end: at + 2 };
  }
}

const isEndOfObject = (value: Value) =>
  typeof value === "object" && value !== null && "word" in value && value.word === "endobj";
