import { describe, expect, it } from "vitest";
import { certaintyOf, rankTwins } from "../../../domain/duplicate/rank.ts";
import {
  birthOf,
  bornOf,
  drawerFor,
  drawersOf,
  type FiledTwin,
  type Twin,
  twinOf,
} from "../../../domain/duplicate/twin.ts";
import type { Birth } from "../../../domain/person/identity.ts";
import {
  type Comparable,
  comparedAs,
  namesKept,
  similarity,
} from "../../../domain/person/similarity.ts";
import { given } from "../given.ts";
import { oriented } from "../story.ts";

const born = (date: string): Birth => ({ kind: "complete", date });
const filed = (twins: readonly Twin[]): FiledTwin[] =>
  twins.map((twin) => ({
    dossier: twin.dossier,
    compared: comparedAs(birthOf(bornOf(twin.birth)), namesKept(twin)),
    open: () => twin,
  }));
const person = (changes: Partial<Comparable> = {}): Comparable => ({
  birthName: "Lefèvre",
  firstNames: "Sofia",
  formerNames: [],
  birth: born("1990-03-24"),
  ...changes,
});

describe("how sure it is that two records are of one person", () => {
  it.each<[string, Partial<Comparable>, string]>([
    ["the same names and day", {}, "very-likely"],
    ["a name that sounds alike", { birthName: "Lefebvre" }, "very-likely"],
    ["a former name", { birthName: "Morel", formerNames: ["Lefèvre"] }, "very-likely"],
    ["a family name misspelt", { birthName: "Lefrève" }, "likely"],
    ["family and first names swapped", { birthName: "Sofia", firstNames: "Lefèvre" }, "likely"],
    ["only the year", { birth: { kind: "year", year: 1990 } }, "likely"],
    ["another first name", { firstNames: "Nadia" }, "possible"],
  ])("%s: %s", (_what, changes, expected) => {
    expect(certaintyOf(similarity(person(), person(changes)))).toBe(expected);
  });
});

describe("the drawer that is opened holds a person", () => {
  const year: Birth = { kind: "year", year: 1990 };
  it.each<[string, Birth, Birth, boolean]>([
    ["of the same day", born("1990-03-24"), born("1990-03-24"), true],
    ["of another day of the month", born("1990-03-24"), born("1990-03-25"), true],
    ["of day and month swapped", born("1990-03-12"), born("1990-12-03"), true],
    ["known by the year", born("1990-03-24"), year, true],
    ["both known by the year", year, year, true],
    ["declared", born("1990-03-24"), { kind: "declared", date: "1990-03-24" }, true],
    ["of another month", born("1990-03-24"), born("1990-05-24"), false],
    ["of another year", born("1991-03-24"), year, false],
  ])("%s", (_what, one, other, expected) => {
    expect(drawersOf(one).includes(drawerFor(other))).toBe(expected);
    expect(drawersOf(other).includes(drawerFor(one))).toBe(expected);
  });
});

describe("the candidates", () => {
  const twin = (dossier: string, changes: Partial<Twin> = {}): Twin => ({
    ...person(),
    dossier,
    number: dossier,
    personId: `p-${dossier}`,
    antenne: "centre",
    stage: "referred",
    distinctFrom: [],
    ...changes,
  });

  it("come the surest first", () => {
    const twins = [
      twin("a", { firstNames: "Nadia" }),
      twin("b"),
      twin("c", { birthName: "Lefebvre" }),
    ];
    expect(rankTwins(person(), filed(twins)).map((found) => found.twin.dossier)).toEqual([
      "b",
      "c",
      "a",
    ]);
  });

  it("are neither the dossier itself, nor the same person's, nor told apart on either side", () => {
    const own = twin("own", { distinctFrom: ["p-c"] });
    const twins = [
      own,
      twin("a", { personId: "p-own" }),
      twin("b", { distinctFrom: ["p-own"] }),
      twin("c"),
      twin("d"),
    ];
    expect(rankTwins(person(), filed(twins), "own").map((found) => found.twin.dossier)).toEqual([
      "d",
    ]);
  });

  it("are kept of a dossier until its identity is forgotten or it is attached elsewhere", () => {
    const { dossier } = given(...oriented);
    expect(twinOf(dossier)).toMatchObject({
      birthName: "Lefèvre",
      personId: "p-1",
      stage: "referred",
    });
    expect(twinOf({ ...dossier, leaves: {} })).toBeUndefined();
    const attached = given(...oriented, {
      kind: "referral",
      events: [{ type: "referral-attached", data: { dossier: "other" } }],
    });
    expect(twinOf(attached.dossier)).toBeUndefined();
  });
});
