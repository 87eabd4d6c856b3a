import { describe, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import type { Fact } from "../../../domain/fact/fact.ts";
import { attainmentOf, expectedBy } from "../../../domain/objective/attainment.ts";
import { DEFAULT_OBJECTIVES, objective } from "../../../domain/objective/objective.ts";

let made = 0;
const fact = (known: Partial<Fact>): Fact => {
  made += 1;
  return {
    dossier: `d${made}`,
    version: 1,
    changedAt: "2026-01-01T00:00:00.000Z",
    stage: "participant",
    ...known,
  };
};
const named = (code: string) => {
  const found = DEFAULT_OBJECTIVES.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no objective ${code}`);
  return found;
};
const entered = (count: number, known: Partial<Fact> = {}) =>
  Array.from({ length: count }, (_, index) =>
    fact({ enteredOn: addDays("2026-01-01", index % 181), ...known }),
  );

describe("attainment of an objective", () => {
  it("finds the figures of the example: 171 of 320 on 30 June", () => {
    const { attainment, dossiers } = attainmentOf(
      named("entries-2026"),
      entered(171),
      "2026-06-30",
    );
    expect(attainment.expected).toBeCloseTo(158.68, 2);
    expect(attainment.ahead).toBeCloseTo(12.3, 1);
    expect(((100 * attainment.numerator) / attainment.denominator).toFixed(2)).toBe("53.44");
    expect(attainment.projection?.value).toBeCloseTo(344.8, 1);
    expect(dossiers).toHaveLength(171);
  });

  it("expects nothing before the period and the whole target after it", () => {
    const year = { from: "2026-01-01", to: "2026-12-31" };
    expect(expectedBy(320, year, "2025-12-31")).toBe(0);
    expect(expectedBy(320, year, "2026-01-01")).toBeCloseTo(320 / 365, 10);
    expect(expectedBy(320, year, "2026-12-31")).toBe(320);
    expect(expectedBy(320, year, "2027-03-01")).toBe(320);
  });

  it("has no projection before the period, and no interval once it is over", () => {
    const before = attainmentOf(named("entries-2026"), entered(3), "2025-12-31").attainment;
    expect(before.realised).toBe(0);
    expect(before.projection).toBeUndefined();
    const after = attainmentOf(named("entries-2026"), entered(3), "2027-01-31").attainment;
    expect(after.projection).toEqual({ value: 3, low: 3, high: 3 });
  });

  it("counts the first and the last day of the period, and no day to come", () => {
    const facts = ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map((enteredOn) =>
      fact({ enteredOn }),
    );
    const on = (date: string) =>
      attainmentOf(named("entries-2026"), facts, date).attainment.realised;
    expect(on("2026-12-30")).toBe(1);
    expect(on("2026-12-31")).toBe(2);
    expect(on("2027-06-01")).toBe(2);
  });

  it("counts the entries of women, and tells those whose sex is not known apart", () => {
    const facts = [...entered(4, { sex: "woman" }), ...entered(3, { sex: "man" }), ...entered(2)];
    const { attainment } = attainmentOf(named("women-entries-2026"), facts, "2026-06-30");
    expect(attainment.realised).toBe(4);
    expect(attainment.unknown).toBe(2);
  });

  it("counts acceptance by standing decisions, in the period of their date, without duplicates", () => {
    const decided = (decision: string, decidedOn = "2026-03-01", more: Partial<Fact> = {}) =>
      fact({ decision, decidedOn, requestedOn: "2026-02-01", ...more });
    const facts = [
      decided("granted"),
      decided("granted"),
      decided("granted"),
      decided("refused"),
      decided("documents-missing"),
      decided("granted", "2025-12-31"),
      decided("refused", "2026-03-01", { attached: true }),
      fact({ requestStatus: "declined", requestedOn: "2026-02-01" }),
    ];
    const { attainment } = attainmentOf(named("acceptance-2026"), facts, "2026-06-30");
    expect([attainment.numerator, attainment.denominator]).toEqual([3, 4]);
    expect(attainment.realised).toBe(0.75);
    expect(attainment.ahead).toBeCloseTo(-0.05, 10);
  });

  it("gives the delays of the example, net of the counsellor's days, and the age of those that wait", () => {
    const days = [0, 7, 11, 14, 17, 21, 22, 30, 60, 91];
    const facts = [
      ...days.map((gross) =>
        fact({
          requestedOn: "2026-01-05",
          decision: gross === 30 ? "refused" : "granted",
          decidedOn: addDays("2026-01-05", gross),
          ...(gross === 91 && { counsellorDays: 80 }),
        }),
      ),
      fact({ requestedOn: "2026-06-01", requestStatus: "validated" }),
      fact({
        requestedOn: "2026-06-20",
        requestStatus: "validated",
        decision: "documents-missing",
      }),
    ];
    const { attainment } = attainmentOf(named("request-to-decision-2026"), facts, "2026-06-30");
    expect(attainment.realised).toBe(19);
    expect(attainment.delay).toEqual({
      finished: 10,
      percentile90: 60,
      net: 15.5,
      waiting: 2,
      oldestWaiting: 29,
    });
    expect([attainment.numerator, attainment.denominator]).toEqual([8, 10]);
  });

  it("has no figure where there is nothing to count", () => {
    for (const code of ["acceptance-2026", "request-to-decision-2026"]) {
      const { attainment } = attainmentOf(named(code), [], "2026-06-30");
      expect(attainment.realised).toBeUndefined();
      expect(attainment.denominator).toBe(0);
    }
  });

  it("counts only its own antenne", () => {
    const facts = [...entered(2, { antenne: "littoral" }), ...entered(3, { antenne: "centre" })];
    const scope = { kind: "antenne" as const, id: "littoral" };
    const { attainment } = attainmentOf({ ...named("entries-2026"), scope }, facts, "2026-06-30");
    expect(attainment.realised).toBe(2);
  });

  it("refuses a period that ends before it begins, a share above 100 %, a scope without a name", () => {
    const valid = named("acceptance-2026");
    expect(objective().safeParse(valid).success).toBe(true);
    for (const wrong of [{ to: "2025-12-31" }, { target: 101 }, { scope: { kind: "antenne" } }])
      expect(objective().safeParse({ ...valid, ...wrong }).success).toBe(false);
  });
});
