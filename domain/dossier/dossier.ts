import type { DomainEvent, LeafReference } from "../decider.ts";
import type { Kind, States } from "./states.ts";

/** A command's key as a state remembers it: the key, a digest of the body, the version that it led to. */
export type CommandKey = { readonly key: string; readonly body: string; readonly version: number };

/** One state of a dossier as it stands in the table. */
export type Stored<K extends Kind = Kind> = {
  readonly kind: K;
  readonly id: string;
  readonly version: number;
  /** When its first event happened: states of one kind stand in this order. */
  readonly begunAt: string;
  readonly state: States[K];
  readonly digest: string;
  readonly keys: readonly CommandKey[];
  readonly last: readonly (DomainEvent & { readonly n: number })[];
};

/** All states of one passage and the leaves that still exist, as one strongly consistent read gives them. */
export type Dossier = {
  readonly id: string;
  readonly states: readonly Stored[];
  readonly leaves: Readonly<Record<string, unknown>>;
};

export const emptyDossier = (id: string): Dossier => ({ id, states: [], leaves: {} });

const placeOf = ({ begunAt, kind, id }: Stored): string => `${begunAt} ${kind}#${id}`;

/** States in the order in which they began; those of one instant as they are stored. */
export const inOrder = (states: readonly Stored[]): readonly Stored[] =>
  states.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

/** Every state of a kind, in the order in which they were made. */
export const all = <K extends Kind>(dossier: Dossier, kind: K): readonly Stored<K>[] =>
  dossier.states.filter((stored): stored is Stored<K> => stored.kind === kind);

/** The one state of a kind (the newest when there are several), or undefined. */
export const latest = <K extends Kind>(dossier: Dossier, kind: K): Stored<K> | undefined =>
  dossier.states.findLast((stored): stored is Stored<K> => stored.kind === kind);

/** A state by kind and id, or undefined. */
export const find = <K extends Kind>(
  dossier: Dossier,
  kind: K,
  id: string,
): Stored<K> | undefined =>
  dossier.states.find((stored): stored is Stored<K> => stored.kind === kind && stored.id === id);

/** What a leaf says, or undefined when it was deleted. The caller names the type that the writing event gave it. */
export const word = <T>(
  dossier: Pick<Dossier, "leaves">,
  leaf: LeafReference | undefined,
): T | undefined => (leaf === undefined ? undefined : (dossier.leaves[leaf.id] as T | undefined));
