import type {
  Author,
  Change,
  DomainEvent,
  LeafReference,
  Recorded,
} from "../../../domain/decider.ts";
import { type Dossier, find, type Stored } from "../../../domain/dossier/dossier.ts";
import { evolvers, type Kind, type States } from "../../../domain/dossier/states.ts";
import { derivedId, digestOf } from "../digest.ts";

/** A leaf as it is stored: the salt stays with the words, so that a digest alone says nothing of them. */
export type Leaf = { readonly id: string; readonly salt: string; readonly value: unknown };

/** One event as the history keeps it, chained by digest to the one before it of the same state. */
export type HistoryEvent = Recorded & {
  readonly kind: string;
  readonly id: string;
  readonly n: number;
  readonly digest: string;
};

export type Evolved = {
  readonly dossier: Dossier;
  readonly changed: readonly Stored[];
  readonly events: readonly HistoryEvent[];
  readonly leaves: readonly Leaf[];
};

/** A command's key and body digest, and a random salt: leaves must not be guessable once they are deleted. */
export type CommandMark = { readonly key: string; readonly body: string; readonly salt: string };

/** How many keys of past commands a state remembers. */
const remembered = 20;

/** Replaces an event's words by leaves: an id and a salted digest each. */
const seal = (
  event: DomainEvent,
  command: CommandMark,
  place: string,
): { event: DomainEvent; leaves: Leaf[] } => {
  const { words, ...rest } = event;
  const leaves: Leaf[] = [];
  const references: Record<string, LeafReference> = {};
  for (const [name, value] of Object.entries(words ?? {})) {
    if (value === undefined) continue;
    const leaf = {
      id: derivedId(command.salt, place, name),
      salt: derivedId(command.salt, "salt", place, name),
      value,
    };
    leaves.push(leaf);
    references[name] = { id: leaf.id, digest: digestOf([leaf.salt, value]) };
  }
  return { event: leaves.length > 0 ? { ...rest, leaves: references } : rest, leaves };
};

/** The digest of an event in its chain: what verifying the history recomputes. */
export const chained = (previous: string, event: Omit<HistoryEvent, "digest">): string =>
  digestOf([previous, event]);

const evolveOne = (
  before: Stored | undefined,
  change: Change,
  author: Author,
  command: CommandMark,
  primary: boolean,
) => {
  const evolve = evolvers[change.kind as Kind] as (
    state: States[Kind] | undefined,
    event: Recorded,
  ) => States[Kind];
  let state = before?.state;
  let digest = before?.digest ?? "";
  let version = before?.version ?? 0;
  const events: HistoryEvent[] = [];
  const leaves: Leaf[] = [];
  for (const event of change.events) {
    version += 1;
    const sealed = seal(event, command, `${change.kind}#${change.id}#${version}`);
    leaves.push(...sealed.leaves);
    const recorded = { ...sealed.event, ...author };
    state = evolve(state, recorded);
    const entry = { ...recorded, kind: change.kind, id: change.id, n: version };
    digest = chained(digest, entry);
    events.push({ ...entry, digest });
  }
  const mark = { key: command.key, body: command.body, version };
  const keys = [...(before?.keys ?? []), ...(primary ? [mark] : [])];
  const stored = {
    kind: change.kind,
    id: change.id,
    version,
    begunAt: before?.begunAt ?? author.at,
    state,
    digest,
    keys: keys.slice(-remembered),
    last: events.map(({ type, data, leaves: references, n }) => ({
      type,
      data,
      ...(references && { leaves: references }),
      n,
    })),
  } as Stored;
  return { stored, events, leaves };
};

/**
 * Applies changes to a dossier: new states, history, leaves. The first change is the command's own: its state keeps the
 * command's key. Pure: the salt makes every id of it.
 */
export const evolve = (
  dossier: Dossier,
  changes: readonly Change[],
  author: Author,
  command: CommandMark,
): Evolved => {
  const results = changes.map((change, index) =>
    evolveOne(find(dossier, change.kind as Kind, change.id), change, author, command, index === 0),
  );
  const changed = results.map((result) => result.stored);
  const replaced = dossier.states.map(
    (stored) =>
      changed.find((other) => other.kind === stored.kind && other.id === stored.id) ?? stored,
  );
  const added = changed.filter((stored) => find(dossier, stored.kind, stored.id) === undefined);
  const leaves = results.flatMap((result) => result.leaves);
  return {
    dossier: {
      id: dossier.id,
      states: [...replaced, ...added],
      leaves: {
        ...dossier.leaves,
        ...Object.fromEntries(leaves.map((leaf) => [leaf.id, leaf.value])),
      },
    },
    changed,
    events: results.flatMap((result) => result.events),
    leaves,
  };
};
