/** A sequence of made-up choices that is the same on every machine: the seed of the demonstration says which. */
export type Chance = {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number;
  readonly pick: <T>(among: readonly T[]) => T;
  /** A whole number between two bounds, both included. */
  readonly between: (from: number, to: number) => number;
  readonly happens: (probability: number) => boolean;
};

/** Mulberry32: small, fast, good enough for made-up people. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: (among) => among[between(0, among.length - 1)] as (typeof among)[number],
    happens: (probability) => next() < probability,
  };
};
