import { describe, expect, it } from "vitest";
import { readDate } from "../../../web/src/kit/french.ts";

const nbsp = "\u00a0";
const thin = "\u202f";

describe("a date as people type or paste it", () => {
  it.each([
    ["24/11/2026", "2026-11-24"],
    ["24.11.26", "2026-11-24"],
    ["24-11-26", "2026-11-24"],
    ["24 11 26", "2026-11-24"],
    ["24112026", "2026-11-24"],
    ["2026-11-24T10:00", "2026-11-24"],
    ["1er mars 2026", "2026-03-01"],
    [`24${nbsp}mars${nbsp}2026`, "2026-03-24"],
    [`mardi${nbsp}24${thin}mars  2026 `, "2026-03-24"],
    [`\u200e24/03/2026`, "2026-03-24"],
    ["24 févr. 2026", "2026-02-24"],
  ])("reads « %s »", (typed, read) => expect(readDate(typed)).toBe(read));

  it.each(["31/02/2026", "31.02.26", "24/13/2026", "24 brumaire 2026", "demain", "24/11/026"])(
    "finds no date in « %s »",
    (typed) => expect(readDate(typed)).toBeUndefined(),
  );

  it("takes two figures for the nearest year, or for a past one where only the past makes sense", () => {
    expect(readDate("24.03.85")).toBe("1985-03-24");
    expect(readDate("24.03.30")).toBe("2030-03-24");
    expect(readDate("24.03.30", "past")).toBe("1930-03-24");
    expect(readDate("24.03.99", "past")).toBe("1999-03-24");
  });
});
