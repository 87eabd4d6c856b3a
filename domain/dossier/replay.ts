import type { CivilDate } from "../date.ts";
import { civilDateOf } from "../date.ts";
import type { Recorded } from "../decider.ts";
import { type Dossier, inOrder, type Stored } from "./dossier.ts";
import { evolvers, type Kind, type States } from "./states.ts";

/** An event of the history, with the state that it belongs to and its number there. */
export type Told = Recorded & { readonly kind: string; readonly id: string; readonly n: number };

type State = States[Kind];
type AnyEvolve = (state: State | undefined, event: Recorded) => State;

/**
 * An event between the state that it found and the one that it left. A kind that this version does not know has neither:
 * it is told without its changes, never dropped.
 */
export type Step = { readonly event: Told; readonly before?: State; readonly after?: State };

const nameOf = ({ kind, id }: Told): string => `${kind}#${id}`;

/**
 * A history step by step, in its own order. The numbers of a state's events say in which order they happened: the clocks
 * of two processes may differ. Pure.
 */
export const stepsOf = (history: readonly Told[]): readonly Step[] => {
  const states = new Map<string, State>();
  const steps = new Map<Told, Step>();
  for (const event of history.toSorted((one, other) => one.n - other.n)) {
    if (!(event.kind in evolvers)) continue;
    const name = nameOf(event);
    const before = states.get(name);
    const after = (evolvers[event.kind as Kind] as AnyEvolve)(before, event);
    states.set(name, after);
    steps.set(event, { event, ...(before && { before }), after });
  }
  return history.map((event) => steps.get(event) ?? { event });
};

const storedAfter = ({ event: { kind, id, n }, after }: Step, begunAt: string): Stored =>
  ({ kind, id, version: n, begunAt, state: after, digest: "", keys: [], last: [] }) as Stored;

/** The states to which the steps of a history lead, with the leaves that still exist. Pure. */
export const dossierAfter = (
  id: string,
  steps: readonly Step[],
  leaves: Dossier["leaves"],
): Dossier => {
  const begun = new Map<string, string>();
  const last = new Map<string, Step>();
  for (const step of steps) {
    if (step.after === undefined) continue;
    const name = nameOf(step.event);
    if (step.before === undefined) begun.set(name, step.event.at);
    if (step.event.n > (last.get(name)?.event.n ?? 0)) last.set(name, step);
  }
  const states = [...last].map(([name, step]) => storedAfter(step, begun.get(name) ?? ""));
  return { id, states: inOrder(states), leaves };
};

/** The states that a history leads to: what rebuilding and verifying compare with what is kept. Pure. */
export const replay = (id: string, history: readonly Told[], leaves: Dossier["leaves"]): Dossier =>
  dossierAfter(id, stepsOf(history), leaves);

/** What was known at the end of a day: a fact recorded later does not change the past (domain.md section 8). */
export const asAt = (history: readonly Told[], day: CivilDate): Told[] =>
  history.filter((event) => civilDateOf(event.at) <= day);
