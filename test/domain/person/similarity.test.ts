import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Birth } from "../../../domain/person/identity.ts";
import { editDistance, searchKey } from "../../../domain/person/names.ts";
import {
  type Comparable,
  comparedAs,
  comparedOf,
  namesKept,
  rankDuplicates,
  similarity,
} from "../../../domain/person/similarity.ts";

const on = (date: string): Birth => ({ kind: "complete", date });
const person = (
  birthName: string,
  firstNames: string,
  birth: Birth = on("1990-03-24"),
  more: Partial<Comparable> = {},
): Comparable => ({ birthName, firstNames, formerNames: [], birth, ...more });

const marie = person("Lefèvre", "Marie Anne");

describe("two records may be one person", () => {
  it.each([
    [
      "without accents or case",
      person("LEFEVRE", "MARIE ANNE"),
      "likely",
      ["same-birth-date", "same-name", "same-first-names"],
    ],
    [
      "with first names in another order",
      person("Lefèvre", "Anne, Marie"),
      "likely",
      ["same-birth-date", "same-name", "same-first-names"],
    ],
    [
      "with one first name only",
      person("Lefèvre", "Marie"),
      "likely",
      ["same-birth-date", "same-name", "first-name-in-common"],
    ],
    [
      "with a spelling of the region",
      person("Lefebvre", "Marie"),
      "likely",
      ["same-birth-date", "name-sounds-alike", "first-name-in-common"],
    ],
    [
      "with a letter astray",
      person("Lefevrre", "Mari"),
      "likely",
      ["same-birth-date", "name-sounds-alike", "first-name-close"],
    ],
    [
      "with names swapped",
      person("Marie Anne", "Lefèvre"),
      "likely",
      ["same-birth-date", "names-swapped"],
    ],
    [
      "under a used name",
      person("Dupont", "Marie Anne", on("1990-03-24"), { usedName: "Lefevre" }),
      "likely",
      ["same-birth-date", "same-name", "other-name", "same-first-names"],
    ],
    [
      "under a former name",
      person("Dupont", "Marie Anne", on("1990-03-24"), { formerNames: ["Lefèvre"] }),
      "likely",
      ["same-birth-date", "same-name", "other-name", "same-first-names"],
    ],
    [
      "with a double name",
      person("Lefèvre-Dupont", "Marie Anne"),
      "likely",
      ["same-birth-date", "part-of-name", "same-first-names"],
    ],
    [
      "with the year of birth only",
      person("Lefèvre", "Marie Anne", { kind: "year", year: 1990 }),
      "likely",
      ["same-birth-year", "same-name", "same-first-names"],
    ],
    [
      "with a digit astray",
      person("Lefèvre", "Marie Anne", on("1990-03-25")),
      "likely",
      ["birth-date-close", "same-name", "same-first-names"],
    ],
    [
      "with a declared date",
      person("Lefèvre", "Marie Anne", { kind: "declared", date: "1990-03-24" }),
      "likely",
      ["same-birth-date", "same-name", "same-first-names"],
    ],
    [
      "after a marriage that nobody told",
      person("Dupont", "Marie Anne"),
      "possible",
      ["same-birth-date", "same-first-names"],
    ],
    ["as a twin", person("Lefèvre", "Sophie"), "possible", ["same-birth-date", "same-name"]],
    ["born the same day, no more", person("Dupont", "Sophie"), "none", []],
    [
      "of the same name, born another day",
      person("Lefèvre", "Marie Anne", on("1981-12-02")),
      "none",
      [],
    ],
    [
      "of the same year, with one name only",
      person("Lefèvre", "Sophie", { kind: "year", year: 1990 }),
      "none",
      [],
    ],
  ] as const)("%s", (_, other, level, reasons) => {
    expect(similarity(marie, other)).toMatchObject({ level, reasons });
  });

  it("with day and month of birth swapped", () => {
    const other = (date: string) => person("Lefèvre", "Marie", on(date));
    expect(similarity(other("1990-03-12"), other("1990-12-03"))).toMatchObject({
      level: "likely",
      reasons: ["birth-day-and-month-swapped", "same-name", "same-first-names"],
    });
  });

  it("whichever comes first", () => {
    const anyName = fc.constantFrom("Lefèvre", "Lefebvre", "Marie", "Dupont", "Lefèvre-Dupont");
    const anyBirth = fc.constantFrom<Birth>(
      on("1990-03-12"),
      on("1990-12-03"),
      { kind: "year", year: 1990 },
      { kind: "declared", date: "1990-03-13" },
    );
    const anybody = fc.record({
      birthName: anyName,
      usedName: fc.option(anyName, { nil: undefined }),
      firstNames: anyName,
      formerNames: fc.array(anyName, { maxLength: 1 }),
      birth: anyBirth,
    });
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        const [there, back] = [similarity(one, other), similarity(other, one)];
        return there.level === back.level && there.score === back.score;
      }),
    );
  });

  it("alike by the names that were kept of one of them", () => {
    const anyName = fc.constantFrom(
      "D’Hœdt",
      "Hoedt",
      "Lefèvre-Dupont",
      "Ste-Marie",
      "Marie Lou",
      "🦊",
    );
    const names = { birthName: anyName, firstNames: anyName, formerNames: fc.array(anyName) };
    const anybody = fc.record({ ...names, birth: fc.constant(on("1990-03-12")) });
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        const kept = comparedAs(other.birth, namesKept(other));
        const ranked = (compared: typeof kept) =>
          rankDuplicates(one, [{ compared }]).map((found) => found.similarity);
        expect(ranked(kept)).toEqual(ranked(comparedOf(other)));
      }),
    );
  });
});

it("a birth date is close at one edit of its text, and at no other", () => {
  const dates = fc
    .date({ min: new Date("1980-01-01"), max: new Date("1983-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(dates, dates, (one, other) => {
      const { reasons } = similarity(
        person("Lefèvre", "Marie Anne", on(one)),
        person("Lefèvre", "Marie Anne", on(other)),
      );
      const isOtherwiseAlike =
        reasons.includes("same-birth-date") || reasons.includes("birth-day-and-month-swapped");
      const isOneEdit = editDistance(one, other) === 1 && !isOtherwiseAlike;
      return reasons.includes("birth-date-close") === isOneEdit;
    }),
    { numRuns: 2_000 },
  );
});

it("a name is close at one edit, two in a long one, and at no other", () => {
  const letters = fc.string({
    unit: fc.constantFrom("a", "b", "d", "n"),
    minLength: 3,
    maxLength: 9,
  });
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      const [here, there] = [one, other].map(searchKey) as [string, string];
      fc.pre(here !== there);
      const { reasons } = similarity(person(one, "Jeanne"), person(other, "Jeanne"));
      const most = Math.max(here.length, there.length) > 6 ? 2 : 1;
      const longest = Math.max(here.length, there.length);
      const isClose = longest >= 3 && editDistance(here, there) <= most;
      return reasons.includes("name-close") === isClose;
    }),
    { numRuns: 2_000 },
  );
});

it("the likeliest comes first, strangers don't come", () => {
  const twin = person("Lefèvre", "Sophie");
  const same = person("Lefebvre", "Marie Anne");
  const stranger = person("Dupont", "Paul");
  const candidates = [twin, stranger, same].map((who) => ({ who, compared: comparedOf(who) }));
  const ranked = rankDuplicates(marie, candidates);
  expect(ranked.map(({ candidate }) => candidate.who)).toEqual([same, twin]);
});
