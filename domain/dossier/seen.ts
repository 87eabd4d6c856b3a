import { type Actor, type Role, rolesExercised } from "../access/actor.ts";
import type { LeafReference } from "../decider.ts";
import { type Dossier, word } from "./dossier.ts";
import type { Kind } from "./states.ts";

/** Who reads, with which role: what of a state they are shown follows from it. */
export type Reader = { readonly actor: Actor; readonly role: Role | "system" };

/** A state as plain fields, its words in place of its leaves. */
export type Fields = Readonly<Record<string, unknown>>;

const isLeaf = (value: object): value is LeafReference => "id" in value && "digest" in value;

/** Replaces every leaf reference inside a value by what the leaf says; by `gone` (null unless told) once it was deleted. */
export const spoken = (
  dossier: Pick<Dossier, "leaves">,
  value: unknown,
  gone: (leaf: LeafReference) => unknown = () => null,
): unknown => {
  if (Array.isArray(value)) return value.map((member) => spoken(dossier, member, gone));
  if (value === null || typeof value !== "object") return value;
  if (isLeaf(value)) return word(dossier, value) ?? gone(value);
  const said: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) said[name] = spoken(dossier, member, gone);
  return said;
};

export const without = (value: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const each = (list: unknown, shown: (member: Fields) => Fields): unknown =>
  Array.isArray(list) ? list.map((member) => shown(member as Fields)) : list;

/** What is shown of a field depends on nothing but that field: the timeline asks for some of them only. */
type Shown = (fields: Fields, reader: Reader) => Fields;

/** What the animation team reads of a control's decision: nothing that says which documents or why. */
const decisionOnly = (decision: unknown): Fields => {
  const { outcome, by, at } = decision as Fields;
  return { outcome, by, at };
};

const control: Shown = (fields, { actor, role }) => {
  // A draft is its reviewer's: whoever also holds a role that reads more still works on it.
  const isReviewer = rolesExercised(actor).includes("statistics-officer");
  const shown = isReviewer ? fields : without(fields, "draft");
  if (role !== "animation-team") return shown;
  const { decision, ...rest } = without(shown, "draft", "report", "returns", "reservation");
  return { ...rest, ...(decision !== undefined && { decision: decisionOnly(decision) }) };
};

/** Statistics sees everything but the content of interviews; a reason for lateness tells of one too. */
const diagnosis: Shown = (fields, { role }) =>
  role === "statistics-officer"
    ? {
        ...fields,
        interviews: each(fields.interviews, (one) => without(one, "content", "lateReason")),
      }
    : fields;

const airlock: Shown = (fields, { role }) =>
  role === "statistics-officer"
    ? { ...fields, sessions: each(fields.sessions, (one) => without(one, "content")) }
    : fields;

const only = (value: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));

/** Who declared a tie is nobody's to read; who opened it for 24 hours, the manager's. */
const person: Shown = (fields, { role }) => {
  if (role === "animation-team") return only(fields, "identity");
  const known = ["identity", "contact", "residences"];
  if (role === "reception") return only(fields, ...known);
  const manager = role === "accompaniment-manager" ? ["openings"] : [];
  return only(fields, ...known, "situation", "protectedFor", ...manager);
};

/** Why it closed is told to reception by the card's shareable label. */
const referral: Shown = (fields, { role }) =>
  role === "reception" ? without(fields, "closing") : fields;

/** Of a letter, that it was made; where its file lies is nobody's to read. */
const appointment: Shown = (fields) =>
  fields.letter === undefined
    ? fields
    : { ...fields, letter: without(fields.letter as Fields, "key", "versionId") };

const document: Shown = (fields) => without(fields, "key", "sha256", "readers");

/** What a role is shown of the kinds of which it is not shown everything (domain.md section 2). */
const shownOf: Readonly<Partial<Record<Kind, Shown>>> = {
  control,
  diagnosis,
  airlock,
  person,
  referral,
  appointment,
  document,
};

/** A state's fields as this reader is shown them; what their role may not see is absent, not hidden. */
export const fieldsFor = (kind: Kind, fields: Fields, reader: Reader): Fields =>
  shownOf[kind]?.(fields, reader) ?? fields;
