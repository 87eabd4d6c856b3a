/** What no local engine does by itself and AWS does now and then, on demand. Numbers count down, one call each. */
export type Faults = {
  /** Milliseconds by which every secondary index is late. */
  indexLag: number;
  /** Stream records of different items arrive in another order (those of one item never do). */
  outOfOrder: boolean;
  /** Next transactions refused with TransactionConflict, and single writes with TransactionConflictException. */
  transactionConflicts: number;
  /** Next table calls refused with ThrottlingException. */
  throttles: number;
  /** Next transactions that succeed and whose answer is lost. */
  lostAnswers: number;
  /** Next API calls that succeed and whose answer is lost. */
  lostApiAnswers: number;
  /** Next transactions after which the function's process is killed. */
  killsAfterCommit: number;
  /** Functions (by any of their names) that their queues and streams no longer reach, once what they have in hand is done. */
  stopped: readonly string[];
};

/** No fault at all. */
const none: Faults = {
  indexLag: 0,
  outOfOrder: false,
  transactionConflicts: 0,
  throttles: 0,
  lostAnswers: 0,
  lostApiAnswers: 0,
  killsAfterCommit: 0,
  stopped: [],
};

export type FaultSwitch = {
  readonly state: () => Faults;
  /** Changes some switches; resolves when they are in effect. */
  readonly set: (change: Partial<Faults>) => Promise<void>;
  readonly clear: () => Promise<void>;
  /** True, once, for a counted fault that is still due. */
  readonly take: (name: Counted) => boolean;
  readonly onChange: (listener: (state: Faults) => Promise<void>) => void;
};

type Counted = {
  [Name in keyof Faults]: Name extends "indexLag"
    ? never
    : Faults[Name] extends number
      ? Name
      : never;
}[keyof Faults];

export function faultSwitch(): FaultSwitch {
  const state: Faults = { ...none };
  const listeners: ((state: Faults) => Promise<void>)[] = [];
  const apply = async (change: Partial<Faults>) => {
    Object.assign(state, change);
    for (const listener of listeners) await listener(state);
  };
  const set = async (change: Partial<Faults>) => {
    const unknown = Object.keys(change).filter((name) => !(name in none));
    if (unknown.length > 0) throw new RangeError(`unknown fault: ${unknown.join(", ")}`);
    // Who is to stop stops first: a counted fault is then for those who go on.
    if (change.stopped) await apply({ stopped: change.stopped });
    await apply(change);
  };
  return {
    state: () => state,
    set,
    clear: () => set(none),
    take: (name) => {
      if (state[name] <= 0) return false;
      state[name] -= 1;
      return true;
    },
    onChange: (listener) => listeners.push(listener),
  };
}
