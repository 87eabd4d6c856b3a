import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeness } from "../../../domain/duplicate/closeness.ts";
import { certaintyOf, rankTwins, type Sought } from "../../../domain/duplicate/rank.ts";
import { drawerFor, drawersOf, type Twin, twinOf } from "../../../domain/duplicate/twin.ts";
import type { Birth } from "../../../domain/person/identity.ts";
import { given } from "../given.ts";
import { oriented } from "../story.ts";

const born = (date: string): Birth => ({ kind: "complete", date });
const person = (changes: Partial<Sought> = {}): Sought => ({
  birthName: "Lefèvre",
  firstNames: "Sofia",
  formerNames: [],
  birth: born("1990-03-24"),
  ...changes,
});

describe("how near two names are", () => {
  it.each([
    ["Lefèvre", "LEFEVRE", "same"],
    ["d’Hondt", "D'hondt", "same"],
    ["Van Houtte", "Vanhoutte", "same"],
    ["Nguyen Van", "Van Nguyen", "same"],
    ["Lefèvre", "Lefebvre", "close"],
    ["Declercq", "De Clerck", "close"],
    ["Dupont-Martin", "Dupont", "close"],
    ["Marie Louise", "Marie", "close"],
    ["Vandewalle", "Vandewale", "close"],
    ["Ly", "Li", "close"],
    ["Ba", "Ka", undefined],
    ["Martin", "Bernard", undefined],
  ])("%s and %s: %s", (one, other, expected) => {
    expect(closeness(one, other)).toBe(expected);
    expect(closeness(other, one)).toBe(expected);
  });
});

describe("how sure it is that two records are of one person", () => {
  it.each<[string, Partial<Sought>, string | undefined]>([
    ["the same names and day", {}, "very-likely"],
    ["another spelling", { birthName: "Lefebvre" }, "likely"],
    [
      "a used name that is the other's birth name",
      { birthName: "Morel", usedName: "Lefevre" },
      "very-likely",
    ],
    ["a former name", { birthName: "Morel", formerNames: ["Lefèvre"] }, "very-likely"],
    ["family and first names swapped", { birthName: "Sofia", firstNames: "Lefèvre" }, "likely"],
    ["another first name", { firstNames: "Nadia" }, "possible"],
    ["only the year", { birth: { kind: "year", year: 1990 } }, "possible"],
    [
      "only the year, another first name",
      { birth: { kind: "year", year: 1990 }, firstNames: "Nadia" },
      undefined,
    ],
    ["a day misread", { birth: born("1990-03-14") }, "possible"],
    [
      "a day misread, another spelling",
      { birth: born("1990-03-14"), birthName: "Lefebvre" },
      undefined,
    ],
    ["another year", { birth: born("1991-03-24") }, undefined],
    ["another year only", { birth: { kind: "year", year: 1991 } }, undefined],
    ["another family name", { birthName: "Morel" }, undefined],
  ])("%s: %s", (_what, changes, expected) => {
    expect(certaintyOf(person(), person(changes))).toBe(expected);
    expect(certaintyOf(person(changes), person())).toBe(expected);
  });

  it("whoever may be the same is found in the one drawer that is opened", () => {
    const day = fc
      .date({ min: new Date("1920-01-01"), max: new Date("2010-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const birth: fc.Arbitrary<Birth> = fc.oneof(
      day.map((date): Birth => ({ kind: "complete", date })),
      day.map((date): Birth => ({ kind: "declared", date })),
      fc.integer({ min: 1920, max: 2010 }).map((year): Birth => ({ kind: "year", year })),
    );
    fc.assert(
      fc.property(birth, birth, (one, other) => {
        const found = drawersOf(other).includes(drawerFor(one));
        const near = certaintyOf(person({ birth: one }), person({ birth: other })) !== undefined;
        expect(!near || found).toBe(true);
      }),
    );
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
    expect(rankTwins(person(), twins).map((found) => found.twin.dossier)).toEqual(["b", "c", "a"]);
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
    expect(rankTwins(person(), twins, "own").map((found) => found.twin.dossier)).toEqual(["d"]);
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
