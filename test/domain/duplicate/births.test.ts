import fc from "fast-check";
import { expect, it } from "vitest";
import { birthsFor, bornOf, drawerFor, drawersOf } from "../../../domain/duplicate/twin.ts";
import { mayBeOneBirth } from "../../../domain/person/similarity.ts";

const dates = fc
  .date({ min: new Date("1984-01-01"), max: new Date("1984-12-31"), noInvalidDate: true })
  .map((date) => ({ kind: "complete", date: date.toISOString().slice(0, 10) }) as const);

it("of those in the drawer, the births are asked for that may be the one sought, and no other", () => {
  fc.assert(
    fc.property(dates, dates, (sought, other) => {
      const births = birthsFor(sought) ?? [];
      if (drawersOf(other).includes(drawerFor(sought)))
        expect(births.includes(bornOf(other))).toBe(mayBeOneBirth(sought, other));
    }),
    { numRuns: 5_000 },
  );
});

it("the year alone may be anybody's of that year, and a request names a hundred texts at most", () => {
  expect(birthsFor({ kind: "year", year: 1984 })).toBeUndefined();
  const births = birthsFor({ kind: "declared", date: "1984-11-12" }) ?? [];
  expect(births).toContain("1984");
  expect(births.length).toBeLessThan(100);
});
