import type { LeafReference } from "../decider.ts";
import type { Dossier } from "./dossier.ts";
import type { Step, Told } from "./replay.ts";
import { type Fields, fieldsFor, type Reader, spoken } from "./seen.ts";
import type { Kind } from "./states.ts";

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

/** The names of both, those of the first before those that the other adds. */
const namesIn = (before: Fields = {}, after: Fields = {}): readonly string[] => {
  const added = Object.keys(after).filter((name) => !(name in before));
  return [...Object.keys(before), ...added];
};

/** The fields that an event touched: the others are the very same in the state that it left. */
const touched = (before: Fields, after: Fields): readonly string[] => {
  const names: string[] = [];
  for (const name in before) if (before[name] !== after[name]) names.push(name);
  for (const name in after) if (!(name in before)) names.push(name);
  return names.filter((name) => !untold.includes(name));
};

const isGroup = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !(value instanceof Forgotten);

/** What a value is told by, part by part; undefined of one that is told whole, as a list of plain values is. */
const partsOf = (value: unknown): Fields | undefined => {
  if (!isGroup(value)) return undefined;
  return Array.isArray(value) && !value.some(isGroup) ? undefined : value;
};

/** Whether a side that is told whole is told beside the parts of the other. */
const isSaid = (value: unknown): boolean =>
  value !== undefined &&
  !(value instanceof Forgotten) &&
  !(Array.isArray(value) && value.length === 0);

const isSame = (one: unknown, other: unknown): boolean =>
  typeof one === "object" &&
  typeof other === "object" &&
  JSON.stringify(one) === JSON.stringify(other);

const shown = (value: unknown): unknown => (value instanceof Forgotten ? null : value);

const changed = (field: string, from: unknown, to: unknown): FieldChange => ({
  field,
  ...(from !== undefined && { from: shown(from) }),
  ...(to !== undefined && { to: shown(to) }),
});

/** Of words that were forgotten, every part is. */
const partOf = (whole: unknown, parts: Fields | undefined, name: string): unknown =>
  whole instanceof Forgotten ? whole : parts?.[name];

/** Adds the fields in which two values differ, by path, as they were written. */
const addDifferences = (
  into: FieldChange[],
  from: unknown,
  to: unknown,
  path?: string,
): FieldChange[] => {
  if (from === to) return into;
  const [before, after] = [partsOf(from), partsOf(to)];
  const field = path ?? "";
  if (before === undefined && after === undefined) {
    if (!isSame(from, to)) into.push(changed(field, from, to));
    return into;
  }
  if (before === undefined && isSaid(from)) into.push(changed(field, from, undefined));
  if (after === undefined && isSaid(to)) into.push(changed(field, undefined, to));
  for (const name of namesIn(before, after))
    addDifferences(
      into,
      partOf(from, before, name),
      partOf(to, after, name),
      path === undefined ? name : `${path}.${name}`,
    );
  return into;
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
  history: readonly Step[],
  part: (events: readonly Step[]) => readonly Step[] = (events) => events,
): readonly ToldEvent[] => {
  const forgotten = (leaf: LeafReference) => new Forgotten(leaf);
  const fieldsOf = (kind: Kind, state: Fields, names: readonly string[]): Fields => {
    const said: Record<string, unknown> = {};
    for (const name of names)
      if (state[name] !== undefined) said[name] = spoken(dossier, state[name], forgotten);
    return fieldsFor(kind, said, reader);
  };
  const changesOf = (step: Step): readonly FieldChange[] => {
    const kind = step.event.kind as Kind;
    const before: Fields = step.before ?? {};
    const after: Fields = step.after ?? {};
    const names = touched(before, after);
    return addDifferences([], fieldsOf(kind, before, names), fieldsOf(kind, after, names));
  };
  return part(history.filter(({ event }) => isToldTo(reader, event))).map((step) => {
    const { leaves: _leaves, ...event } = step.event;
    return { ...event, data: dataFor(reader, event), changes: changesOf(step) };
  });
};
