import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMonths,
  ageOn,
  civilDateOf,
  civilTimeOf,
  frenchDate,
  instantInParis,
  isCivilDate,
} from "../../domain/date.ts";

const zone = { timeZone: "Europe/Paris" } as const;
const dateByIntl = new Intl.DateTimeFormat("sv-SE", { ...zone, dateStyle: "short" });
const timeByIntl = new Intl.DateTimeFormat("fr-FR", { ...zone, timeStyle: "short" });
const byIntl = (instant: string) => {
  const at = new Date(instant);
  return `${dateByIntl.format(at)} ${timeByIntl.format(at)}`;
};
const byRule = (instant: string) => `${civilDateOf(instant)} ${civilTimeOf(instant)}`;

describe("the wall clock of Paris", () => {
  it("is the one of the time zone database, at every change of it and around", () => {
    for (let year = 1996; year <= 2100; year += 1)
      for (const month of [2, 9])
        for (let hour = 0; hour < 31 * 24; hour += 1) {
          const instant = new Date(Date.UTC(year, month, 1, hour, 30)).toISOString();
          if (byRule(instant) !== byIntl(instant))
            expect(`${instant} ${byRule(instant)}`).toBe(`${instant} ${byIntl(instant)}`);
        }
  });

  it("is the one of the time zone database at any instant", () => {
    const instants = fc.date({
      min: new Date("1996-01-01T00:00:00Z"),
      max: new Date("2100-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(fc.property(instants, (at) => byRule(at.toISOString()) === byIntl(at.toISOString())));
  });

  it("turns to the next day at midnight of Paris, in winter and in summer", () => {
    expect(civilDateOf("2026-12-31T22:59:59.999Z")).toBe("2026-12-31");
    expect(civilDateOf("2026-12-31T23:00:00.000Z")).toBe("2027-01-01");
    expect(civilDateOf("2026-06-30T21:59:59.999Z")).toBe("2026-06-30");
    expect(civilDateOf("2026-06-30T22:00:00.000Z")).toBe("2026-07-01");
  });

  it("tells no date of what is no instant", () => {
    expect(() => civilDateOf("demain")).toThrow(RangeError);
  });

  it("gives back the instant of a civil time", () => {
    for (const [date, time] of [
      ["2026-03-29", "01:30"],
      ["2026-03-29", "03:30"],
      ["2026-10-25", "01:30"],
      ["2026-10-25", "03:30"],
      ["2026-07-14", "09:00"],
    ] as const)
      expect(byRule(instantInParis(date, time))).toBe(`${date} ${time}`);
  });
});

describe("a civil date", () => {
  it("exists or not", () => {
    expect(["2024-02-29", "2026-12-31"].every(isCivilDate)).toBe(true);
    expect(["2023-02-29", "2026-13-01", "2026-00-10", "26-01-01", ""].some(isCivilDate)).toBe(
      false,
    );
  });

  it("months later is the same day, or the last of a shorter month", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
    expect(addMonths("2026-03-15", -3)).toBe("2025-12-15");
  });

  it("makes somebody of 29 February a year older on the 28th", () => {
    expect(ageOn("2000-02-29", "2026-02-27")).toBe(25);
    expect(ageOn("2000-02-29", "2026-02-28")).toBe(26);
  });

  it("is written as one says it", () => {
    expect(frenchDate("2026-12-01")).toBe("1er décembre 2026");
    expect(frenchDate("2026-11-24")).toBe("24 novembre 2026");
    expect(frenchDate("2026-08-09")).toBe("9 août 2026");
  });
});
