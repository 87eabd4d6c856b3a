/**
 * Figures of domain.md section 8, so that anyone who recounts finds the same. Nothing is rounded here.
 */
export type Interval = { readonly low: number; readonly high: number };

/** Two-sided 95 % of a normal law. */
const z = 1.959963984540054;

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/** The middle value, or the mean of the two middle ones; undefined for none. */
export const median = (values: readonly number[]): number | undefined => {
  const ordered = sorted(values);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle];
  if (upper === undefined) return undefined;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? upper) + upper) / 2;
};

/** 90th percentile by nearest rank: the value at position ⌈0.9 n⌉; undefined for none. */
export const percentile90 = (values: readonly number[]): number | undefined =>
  // In tenths, because 0.9 × 10 is not always 9 in floating point.
  sorted(values)[Math.ceil((9 * values.length) / 10) - 1];

/** Wilson's 95 % interval of a proportion; undefined without a denominator. */
export const wilson = (numerator: number, denominator: number): Interval | undefined => {
  if (denominator === 0) return undefined;
  const rate = numerator / denominator;
  const spread = z * z;
  const center = rate + spread / (2 * denominator);
  const half =
    z * Math.sqrt((rate * (1 - rate)) / denominator + spread / (4 * denominator * denominator));
  const scale = 1 + spread / denominator;
  return {
    low: Math.max(0, (center - half) / scale),
    high: Math.min(1, (center + half) / scale),
  };
};

/** 95 % interval of a Poisson count, by Byar's approximation (Breslow & Day, IARC 1987, p. 69). */
export const poisson = (count: number): Interval => {
  const bound = (of: number, side: -1 | 1) =>
    of === 0 ? 0 : of * (1 - 1 / (9 * of) + (side * z) / (3 * Math.sqrt(of))) ** 3;
  return { low: Math.max(0, bound(count, -1)), high: bound(count + 1, 1) };
};
