import type { CivilDate } from "../date.ts";
import { civilDateOf } from "../date.ts";
import type { Recorded } from "../decider.ts";
import type { Dossier, Stored } from "./dossier.ts";
import { evolvers, type Kind, type States } from "./states.ts";

/** An event of the history, with the state that it belongs to and its number there. */
export type Told = Recorded & { readonly kind: string; readonly id: string; readonly n: number };

type AnyEvolve = (state: States[Kind] | undefined, event: Recorded) => States[Kind];

const replayed = (kind: Kind, id: string, events: readonly Told[]): Stored => {
  const ordered = events.toSorted((one, other) => one.n - other.n);
  const evolve = evolvers[kind] as AnyEvolve;
  const state = ordered.reduce<States[Kind] | undefined>(evolve, undefined);
  return {
    kind,
    id,
    version: ordered.length,
    begunAt: ordered[0]?.at ?? "",
    state,
    digest: "",
    keys: [],
    last: [],
  } as Stored;
};

/** The states that a history leads to: what rebuilding and verifying compare with what is kept. Pure. */
export const replay = (
  id: string,
  history: readonly Told[],
  leaves: Dossier["leaves"],
): Dossier => {
  const known = history.filter((event) => event.kind in evolvers);
  const groups = Map.groupBy(known, (event) => `${event.kind}#${event.id}`);
  const states = [...groups.values()].flatMap((events) => {
    const first = events[0];
    return first ? [replayed(first.kind as Kind, first.id, events)] : [];
  });
  // The order of a load: by beginning, then by kind and id, as the table's keys stand.
  const name = ({ kind, id: of }: Stored) => `${kind}#${of}`;
  return {
    id,
    states: states.toSorted(
      (one, other) =>
        one.begunAt.localeCompare(other.begunAt) || (name(one) < name(other) ? -1 : 1),
    ),
    leaves,
  };
};

/** What was known at the end of a day: a fact recorded later does not change the past (domain.md section 8). */
export const asAt = (history: readonly Told[], day: CivilDate): Told[] =>
  history.filter((event) => civilDateOf(event.at) <= day);
