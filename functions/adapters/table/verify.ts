import { replay } from "../../../domain/dossier/replay.ts";
import { canonical, digestOf } from "../digest.ts";
import { queryItems, tableName } from "./client.ts";
import { chained, type HistoryEvent, type Leaf } from "./evolved.ts";
import { historyEvent } from "./history.ts";
import { dossierPartition, statePrefix } from "./keys.ts";

/** What does not agree in a passage: which state, which event, and what is wrong with it. */
export type Fault = {
  readonly kind: string;
  readonly id: string;
  readonly n?: number;
  readonly what:
    | "event-missing"
    | "event-altered"
    | "state-missing"
    | "state-altered"
    | "version-differs"
    | "leaf-altered"
    | "leaf-unknown";
};

type Item = Record<string, unknown> & { readonly sk: string };

/** All items of a passage, sorted by what they are. */
type Kept = {
  readonly states: readonly Item[];
  readonly leaves: readonly Leaf[];
  readonly events: readonly HistoryEvent[];
};

const readAll = async (dossier: string): Promise<Kept> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": dossierPartition(dossier) },
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  const of = (prefix: string) => items.filter(({ sk }) => sk.startsWith(prefix));
  return {
    states: of(statePrefix),
    leaves: of("2#").map(({ leaf, salt, value }) => ({
      id: String(leaf),
      salt: String(salt),
      value,
    })),
    events: of("3#").map(historyEvent),
  };
};

const nameOf = (one: Readonly<Record<string, unknown>>): string => `${one.kind}#${one.id}`;

/** The chain of one state, recomputed from its first event: a hole or a changed word breaks it. */
const faultsOfChain = (events: readonly HistoryEvent[]): readonly Fault[] => {
  const faults: Fault[] = [];
  let previous = "";
  for (const [index, { digest, ...event }] of events.entries()) {
    const { kind, id, n } = event;
    if (n !== index + 1) return [...faults, { kind, id, n: index + 1, what: "event-missing" }];
    if (chained(previous, event) !== digest) faults.push({ kind, id, n, what: "event-altered" });
    previous = digest;
  }
  return faults;
};

const faultsOfState = (
  item: Item | undefined,
  events: readonly HistoryEvent[],
  replayed: { readonly version: number; readonly state: unknown } | undefined,
): readonly Fault[] => {
  const { kind, id } = events[0] ?? { kind: String(item?.kind), id: String(item?.id) };
  if (item === undefined) return [{ kind, id, what: "state-missing" }];
  if (events.length === 0) return [{ kind, id, n: 1, what: "event-missing" }];
  const faults: Fault[] = [...faultsOfChain(events)];
  if (item.version !== events.length) faults.push({ kind, id, what: "version-differs" });
  if (item.digest !== events.at(-1)?.digest) faults.push({ kind, id, what: "state-altered" });
  else if (replayed && canonical(replayed.state) !== canonical(item.state))
    faults.push({ kind, id, what: "state-altered" });
  return faults;
};

/** A leaf that still exists says what its event's digest says; one that was deleted is no fault. */
const faultsOfLeaves = ({ leaves, events }: Kept): readonly Fault[] => {
  const digests = new Map(
    events.flatMap((event) =>
      Object.values(event.leaves ?? {}).map((leaf) => [leaf.id, { event, digest: leaf.digest }]),
    ),
  );
  return leaves.flatMap(({ id, salt, value }): Fault[] => {
    const known = digests.get(id);
    if (known === undefined) return [{ kind: "leaf", id, what: "leaf-unknown" }];
    const { kind, id: state, n } = known.event;
    return digestOf([salt, value]) === known.digest
      ? []
      : [{ kind, id: state, n, what: "leaf-altered" }];
  });
};

/**
 * Verifies the history of a passage: every chain of digests recomputed, every event through `evolve` equal to its
 * state, version = number of events, every leaf that still exists true to its digest. Leaves may have been deleted.
 *
 * @returns what does not agree; nothing when all does.
 */
export const verifyDossier = async (dossier: string): Promise<readonly Fault[]> => {
  const kept = await readAll(dossier);
  const chains = Map.groupBy(kept.events, nameOf);
  const states = new Map(kept.states.map((item) => [nameOf(item), item]));
  const replayed = new Map(
    replay(dossier, kept.events, {}).states.map((stored) => [nameOf(stored), stored]),
  );
  const names = new Set([...chains.keys(), ...states.keys()]);
  return [
    ...[...names].flatMap((name) => {
      const events = (chains.get(name) ?? []).toSorted((one, other) => one.n - other.n);
      return faultsOfState(states.get(name), events, replayed.get(name));
    }),
    ...faultsOfLeaves(kept),
  ];
};
