import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, percentile90, poisson, wilson } from "../../../domain/objective/statistics.ts";

const requests = [0, 7, 11, 14, 17, 21, 22, 30, 60, 91];

describe("figures of domain.md section 8", () => {
  it("gives the median and the 90th percentile of the example", () => {
    expect(median(requests)).toBe(19);
    expect(percentile90(requests)).toBe(60);
  });

  it("takes the middle value of an odd number, and nothing of none", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([])).toBeUndefined();
    expect(percentile90([])).toBeUndefined();
  });

  it("does not depend on the order in which delays are given", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1 }), (days) => {
        const turned = days.toReversed();
        expect(median(turned)).toBe(median(days));
        expect(percentile90(turned)).toBe(percentile90(days));
        expect(
          days.filter((day) => day <= (percentile90(days) ?? 0)).length * 10,
        ).toBeGreaterThanOrEqual(days.length * 9);
      }),
    );
  });

  it("gives Wilson's interval as published (Newcombe 1998, table I: 81 of 263)", () => {
    const interval = wilson(81, 263);
    expect(interval?.low).toBeCloseTo(0.2553, 4);
    expect(interval?.high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 0)).toBeUndefined();
    expect(wilson(0, 20)?.low).toBe(0);
  });

  it("gives a Poisson interval close to the exact one (171: 146.3 to 198.6)", () => {
    const { low, high } = poisson(171);
    expect(low).toBeCloseTo(146.3, 0);
    expect(high).toBeCloseTo(198.6, 0);
    expect(poisson(0).low).toBe(0);
    expect(poisson(0).high).toBeCloseTo(3.69, 1);
  });
});
