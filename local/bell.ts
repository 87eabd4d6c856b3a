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

/** A bell for each of several sources, by name: who sends to one does not wake the readers of the others. */
export type Bells = { readonly of: (name: string) => Bell; readonly ringAll: () => void };

export function newBells(): Bells {
  const bells = new Map<string, Bell>();
  return {
    of: (name) => {
      const bell = bells.get(name) ?? newBell();
      bells.set(name, bell);
      return bell;
    },
    ringAll: () => {
      for (const bell of bells.values()) bell.ring();
    },
  };
}
