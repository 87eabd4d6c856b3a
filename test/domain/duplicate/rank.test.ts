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
const filed = (twins: Readonly<Record<string, Twin>>): FiledTwin[] =>
  Object.entries(twins).map(([dossier, twin]) => ({
    dossier,
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
  const twin = (personId: string, changes: Partial<Twin> = {}): Twin => ({
    ...person(),
    personId,
    antenne: "centre",
    stage: "referred",
    ...changes,
  });
  const ranked = (twins: Readonly<Record<string, Twin>>, own?: string) =>
    [...rankTwins(person(), filed(twins), own)].map(({ dossier }) => dossier);

  it("come the surest first", () => {
    const twins = {
      a: twin("p-a", { firstNames: "Nadia" }),
      b: twin("p-b"),
      c: twin("p-c", { birthName: "Lefebvre" }),
    };
    expect(ranked(twins)).toEqual(["b", "c", "a"]);
  });

  it("are opened no further than they are asked for", () => {
    const opened: string[] = [];
    const twins = filed(Object.fromEntries([..."abcdef"].map((id) => [id, twin(`p-${id}`)])));
    const watched = twins.map((one) => ({
      ...one,
      open: () => {
        opened.push(one.dossier);
        return one.open();
      },
    }));
    expect(rankTwins(person(), watched).take(2).toArray()).toHaveLength(2);
    expect(opened).toEqual(["a", "b"]);
  });

  it("are neither the dossier itself, nor the same person's, nor told apart on either side", () => {
    const twins = {
      own: twin("p-own", { distinctFrom: ["p-c"] }),
      a: twin("p-own"),
      b: twin("p-b", { distinctFrom: ["p-own"] }),
      c: twin("p-c"),
      d: twin("p-d"),
    };
    expect(ranked(twins, "own")).toEqual(["d"]);
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
