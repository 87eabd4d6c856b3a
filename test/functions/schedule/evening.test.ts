import { describe, expect, it } from "vitest";
import { columns, type Fact } from "../../../domain/fact/fact.ts";
import { DEFAULT_OBJECTIVES } from "../../../domain/objective/objective.ts";
import {
  attainmentsOf,
  daysBefore,
  eveningOf,
  missedEvenings,
} from "../../../functions/schedule/attainment/evening.ts";
import { fromParquet, toParquet } from "../../../functions/schedule/attainment/file.ts";

describe("the evening that a night works out", () => {
  it("is the date told, else the day before the one on which the job was due in Paris", () => {
    const now = "2026-07-03T12:00:00.000Z";
    expect(eveningOf({ date: "2026-06-30" }, now)).toBe("2026-06-30");
    expect(eveningOf({ due: "2026-07-01T01:30:00Z" }, now)).toBe("2026-06-30");
    expect(eveningOf({ due: "2026-06-30T22:30:00Z" }, now)).toBe("2026-06-30");
    expect(eveningOf({}, now)).toBe("2026-07-02");
  });

  it("catches up what was missed since the first night, and nothing before it", () => {
    const days = daysBefore("2026-07-01", 5);
    expect(days).toEqual(["2026-06-26", "2026-06-27", "2026-06-28", "2026-06-29", "2026-06-30"]);
    expect(missedEvenings(days, ["2026-06-27", "2026-06-29"])).toEqual([
      "2026-06-28",
      "2026-06-30",
    ]);
    expect(missedEvenings(days, [])).toEqual([]);
  });

  it("tells an objective while its period runs and a month longer, in its own scope", () => {
    const antenne = { kind: "antenne" as const, id: "littoral" };
    const objectives = DEFAULT_OBJECTIVES.map((one, index) =>
      index === 0 ? { ...one, scope: antenne } : one,
    );
    const on = (date: string) =>
      [...attainmentsOf(objectives, [], date)].map(([scope, told]) => [scope, told.length]);
    expect(on("2026-06-30")).toEqual([
      ["all", 3],
      ["antenne:littoral", 1],
    ]);
    expect(on("2027-01-31")).toEqual([
      ["all", 3],
      ["antenne:littoral", 1],
    ]);
    expect(on("2027-02-01")).toEqual([["all", 0]]);
    expect(on("2025-12-31")).toEqual([["all", 0]]);
  });
});

describe("the file of a night", () => {
  const facts: Fact[] = [
    {
      dossier: "a",
      version: 3,
      changedAt: "2026-06-30T10:00:00.000Z",
      stage: "participant",
      attached: true,
      ageAtEntry: 46,
      criteriaMet: ["rsa", "qpv"],
      enteredOn: "2026-06-01",
    },
    { dossier: "b", version: 1, changedAt: "2026-06-29T10:00:00.000Z", stage: "referred" },
  ];

  it("gives back the facts as they were written, absences too", async () => {
    expect(await fromParquet(toParquet(facts))).toEqual(facts);
    expect(await fromParquet(toParquet([]))).toEqual([]);
  });

  it("is the same to the byte for the same facts", () => {
    expect(toParquet(facts)).toEqual(toParquet(structuredClone(facts)));
  });

  it("has no column for a name, an address or a birth date", () => {
    const forbidden = /name|address|birth|phone|email|street/i;
    expect(Object.keys(columns).filter((column) => forbidden.test(column))).toEqual([]);
  });
});
