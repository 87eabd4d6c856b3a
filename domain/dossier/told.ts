import type { LeafReference } from "../decider.ts";
import type { Dossier } from "./dossier.ts";
import type { Told } from "./replay.ts";
import { type Fields, fieldsFor, type Reader, spoken } from "./seen.ts";
import { evolvers, type Kind, type States } from "./states.ts";

/**
 * What an event changed in one field, named by its path (`identity.birthName`, `residences.1.commune`). A side that is
 * absent had nothing; null had words that were deleted since.
 */
export type FieldChange = {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
};

/** An event of the history as somebody reads it: who, for whom, when, from what to what. */
export type ToldEvent = Omit<Told, "leaves"> & { readonly changes: readonly FieldChange[] };

/** Words that are no more: one forgotten leaf differs from another, though nobody can say how. */
class Forgotten {
  readonly leaf: string;
  constructor({ id }: LeafReference) {
    this.leaf = id;
  }
}

/** Machine work that the dossier's page shows whole, and marks that only rules read. */
const untold = ["report", "draft", "askedBy", "standsSince"];

type Flat = ReadonlyMap<string, unknown>;

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !(value instanceof Forgotten);

/** The names of the fields that an event touched: the others are the very same in the state that it left. */
const touched = (before: Fields, after: Fields): readonly string[] => {
  const gone = Object.keys(before).filter((name) => !(name in after));
  const names = [...Object.keys(after), ...gone];
  return names.filter((name) => before[name] !== after[name] && !untold.includes(name));
};

/** A list of plain values is one value; a list of groups is told member by member. */
const isPlainList = (value: unknown): boolean =>
  Array.isArray(value) && !value.some((member) => isGroup(member));

const flat = (value: unknown, path = "", into = new Map<string, unknown>()): Flat => {
  if (value === undefined) return into;
  if (!isGroup(value) || isPlainList(value)) return into.set(path, value);
  for (const [name, member] of Object.entries(value))
    flat(member, path === "" ? name : `${path}.${name}`, into);
  return into;
};

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** What stood at a path: itself, or the forgotten words that it was a part of. */
const standing = (fields: Flat, path: string): unknown => {
  const value = fields.get(path);
  if (value !== undefined) return value;
  for (const [name, whole] of fields)
    if (whole instanceof Forgotten && path.startsWith(`${name}.`)) return whole;
  return undefined;
};

const isToldByParts = (path: string, other: Flat): boolean =>
  [...other.keys()].some((name) => name.startsWith(`${path}.`));

const shown = (side: "from" | "to", value: unknown) =>
  value === undefined ? {} : { [side]: value instanceof Forgotten ? null : value };

/** The fields in which two states differ, by path: what is stored has no order of its own. */
const differences = (before: Flat, after: Flat): readonly FieldChange[] => {
  const paths = new Set([...after.keys(), ...before.keys()]);
  const changes: FieldChange[] = [];
  for (const field of [...paths].toSorted()) {
    const [from, to] = [standing(before, field), standing(after, field)];
    const isWhole = from instanceof Forgotten || to instanceof Forgotten;
    const isInParts = isWhole && (isToldByParts(field, before) || isToldByParts(field, after));
    if (!isInParts && !isSame(from, to))
      changes.push({ field, ...shown("from", from), ...shown("to", to) });
  }
  return changes;
};

type Evolution = { readonly event: Told; readonly before?: Fields; readonly after?: Fields };
type AnyEvolve = (state: States[Kind] | undefined, event: Told) => States[Kind];

/** Each event between the state that it found and the one that it left. */
const evolutions = (history: readonly Told[]): readonly Evolution[] => {
  const states = new Map<string, States[Kind]>();
  return history.map((event) => {
    const name = `${event.kind}#${event.id}`;
    const before = states.get(name);
    // A kind that this version does not know is told without its changes, never dropped.
    if (!(event.kind in evolvers)) return { event };
    const after = (evolvers[event.kind as Kind] as AnyEvolve)(before, event);
    states.set(name, after);
    return { event, ...(before && { before }), after };
  });
};

/** Who declared a tie with the person is the manager's to know. */
const isToldTo = ({ role }: Reader, { type }: Told): boolean =>
  type !== "tie-declared" || role === "accompaniment-manager";

/** Why a colleague opened the dossier is the manager's to read. */
const dataFor = ({ role }: Reader, { type, data }: Told): unknown => {
  if (type !== "dossier-opened" || role === "accompaniment-manager") return data;
  const { code: _code, ...rest } = data as Fields;
  return rest;
};

/**
 * A history as this reader is told it, oldest first: each event with the fields that it changed, words taken from the
 * leaves that still exist, as the dossier's page would show them to the role. `part` cuts out what is asked for.
 */
export const toldTo = (
  reader: Reader,
  dossier: Pick<Dossier, "leaves">,
  history: readonly Told[],
  part: (events: readonly Evolution[]) => readonly Evolution[] = (events) => events,
): readonly ToldEvent[] => {
  const forgotten = (leaf: LeafReference) => new Forgotten(leaf);
  const fieldsOf = (kind: Kind, state: Fields, names: readonly string[]): Flat => {
    const said: Record<string, unknown> = {};
    for (const name of names)
      if (state[name] !== undefined) said[name] = spoken(dossier, state[name], forgotten);
    return flat(fieldsFor(kind, said, reader));
  };
  const changesOf = ({ event, before = {}, after = {} }: Evolution): readonly FieldChange[] => {
    const kind = event.kind as Kind;
    const names = touched(before, after);
    return differences(fieldsOf(kind, before, names), fieldsOf(kind, after, names));
  };
  return part(evolutions(history).filter(({ event }) => isToldTo(reader, event))).map((step) => {
    const { leaves: _leaves, ...event } = step.event;
    return { ...event, data: dataFor(reader, event), changes: changesOf(step) };
  });
};
