/** Wakes the readers of a source when something may have come, so that nothing polls in haste. */
export type Bell = {
  readonly ring: () => void;
  /** How often it rang: taken before looking, so that no ring is missed while looking. */
  readonly count: () => number;
  /** Resolves at the next ring after `count`, or after so many milliseconds. */
  readonly heard: (count: number, milliseconds: number) => Promise<void>;
};

export function newBell(): Bell {
  let rings = 0;
  let waiting: (() => void)[] = [];
  return {
    ring: () => {
      rings += 1;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    count: () => rings,
    heard: (count, milliseconds) =>
      new Promise((resolve) => {
        if (count !== rings) return resolve();
        const timer = setTimeout(resolve, milliseconds);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
