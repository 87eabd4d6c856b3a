import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  editDistance,
  fold,
  foldedWords,
  searchKey,
  searchKeys,
} from "../../../domain/person/names.ts";

describe("a name folded", () => {
  it.each([
    ["LEFÈVRE", "lefevre"],
    ["D’Hœdt-Lefèvre", "d hoedt lefevre"],
    ["Æbelø", "aebelo"],
    ["Strauß", "strauss"],
    ["  Jean  Pierre ", "jean pierre"],
    ["Nguyễn", "nguyen"],
    ["", ""],
  ])("%s → %s", (name, folded) => {
    expect(fold(name)).toBe(folded);
  });

  it("reads St and Ste as Saint and Sainte", () => {
    expect(foldedWords("St Omer Ste-Marie")).toEqual(["saint", "omer", "sainte", "marie"]);
  });

  it("folds what is folded to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => fold(fold(text)) === fold(text)),
    );
  });
});

describe("spellings of the region share a key", () => {
  it.each([
    ["Lefèvre", "Lefebvre"],
    ["Lefèvre", "Le Febvre"],
    ["Vanhoutte", "Van Houtte"],
    ["Vanhoutte", "Vanhoute"],
    ["Dekeyser", "De Keijzer"],
    ["Declerck", "De Clercq"],
    ["Verhaeghe", "Verhaege"],
    ["Hendrickx", "Hendrix"],
    ["Wandewalle", "Vandewalle"],
    ["D'Hondt", "Dhondt"],
    ["Saint-Omer", "St Omer"],
  ])("%s = %s", (one, other) => {
    expect(searchKey(one)).toBe(searchKey(other));
  });

  it.each([
    ["Martin", "Marin"],
    ["Dubois", "Dupuis"],
    ["Leroy", "Leroux"],
  ])("%s ≠ %s", (one, other) => {
    expect(searchKey(one)).not.toBe(searchKey(other));
  });

  it("a name half typed finds the whole one", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzéèœ-' ") });
    fc.assert(
      fc.property(letters, letters, (begun, rest) => {
        const whole = compactStart(begun + rest);
        return searchKey(whole).startsWith(searchKey(compactStart(begun)));
      }),
    );
  });

  it("files a name under its whole and its words", () => {
    expect(searchKeys("Van Houtte-Lefèvre")).toEqual(["vanoutelefevre", "van", "oute", "lefevre"]);
  });
});

/** One word without particles: « St » alone stands for « Saint », which its beginning can't know. */
const compactStart = (text: string) => `x${text.replace(/[ '-]/g, "")}`;

describe("the edit distance", () => {
  it.each([
    ["martin", "martin", 0],
    ["martin", "martins", 1],
    ["martin", "matrin", 1],
    ["martin", "marin", 1],
    ["dubois", "dupois", 1],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
  ])("%s to %s: %i", (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it("is told exactly up to the most that matters", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const distance = editDistance(one, other);
        const told = editDistance(one, other, most);
        return distance <= most ? told === distance : told > most;
      }),
    );
  });

  it("is the same both ways", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (one, other) => editDistance(one, other) === editDistance(other, one),
      ),
    );
  });
});
