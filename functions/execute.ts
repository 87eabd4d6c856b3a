import { randomUUID } from "node:crypto";
import type { Actor } from "../domain/access/actor.ts";
import { isHiddenFrom, may, type Permission, unknownDossier } from "../domain/access/may.ts";
import { cardReadAs, type ShownCard } from "../domain/access/rows.ts";
import { civilDateOf } from "../domain/date.ts";
import type { Change } from "../domain/decider.ts";
import type { Directory } from "../domain/directory/directory.ts";
import { type Card, cardOf } from "../domain/dossier/card.ts";
import type { Context } from "../domain/dossier/context.ts";
import {
  type Dossier,
  emptyDossier,
  find,
  latest,
  type Stored,
} from "../domain/dossier/dossier.ts";
import type { Kind } from "../domain/dossier/states.ts";
import { claimsBetween, refusalOfTaken, slotsHeldAt } from "../domain/dossier/uniqueness.ts";
import { partnerCardOf } from "../domain/referral/view.ts";
import { isRefusal, Refusal } from "../domain/refusal.ts";
import type { Slot } from "../domain/slot/slot.ts";
import { derivedId, digestOf } from "./adapters/digest.ts";
import { type Part, standing } from "./adapters/table/actions.ts";
import { readAccount } from "./adapters/table/directory.ts";
import { evolve } from "./adapters/table/evolved.ts";
import { type Loaded, loadDossier, loadTogether } from "./adapters/table/load.ts";
import { loadReference, loadSettings } from "./adapters/table/reference.ts";
import { save } from "./adapters/table/save.ts";
import { readSlots, slotsAt } from "./adapters/table/slots.ts";
import type { Executed, Execution } from "./execution.ts";

const changedMeanwhile = () =>
  new Refusal(
    "changed-meanwhile",
    "Quelqu’un a modifié ce dossier entre-temps : relisez-le avant de recommencer.",
    { status: 412 },
  );

const keyReused = () =>
  new Refusal("key-reused", "Cette clé d’envoi a déjà servi pour une autre demande.", {
    status: 422,
  });

/** The card for whoever acted: for readers of the dossier, or for those who oriented the person and read no dossier. */
const shownTo = async (
  actor: Actor,
  dossier: Dossier,
  card: Card,
  now: string,
): Promise<Partial<ShownCard>> => {
  const permission = may(actor, "readDossier", now, dossier);
  if (!isRefusal(permission)) return cardReadAs(permission.role, card, await loadSettings(now));
  const isTheirs = !isRefusal(may(actor, "readReferral", now, dossier));
  return isTheirs || !isHiddenFrom(actor, dossier)
    ? partnerCardOf(card)
    : { dossier: card.dossier, number: card.number };
};

const answerOf = async (
  { actor, now }: Execution,
  dossier: Dossier,
  { kind, id }: Stored,
  version: number,
): Promise<Executed> => {
  const card = cardOf(dossier);
  return {
    dossier: dossier.id,
    kind,
    id,
    version,
    card,
    shown: await shownTo(actor, dossier, card, now),
  };
};

/** What this very command did before, if it came already: the same answer, or a refusal for another body. */
const earlier = async (
  execution: Execution,
  dossier: Dossier,
  key: string,
  body: string,
): Promise<Executed | Refusal | undefined> => {
  for (const stored of dossier.states) {
    const mark = stored.keys.find((candidate) => candidate.key === key);
    if (mark?.body === body) return answerOf(execution, dossier, stored, mark.version);
    if (mark) return keyReused();
  }
  return undefined;
};

const taken = new Refusal(
  "already-taken",
  "Une autre procédure est déjà ouverte pour cette personne : rattachez ce dossier au sien.",
  { status: 409 },
);

const isStale = (dossier: Dossier, execution: Execution): boolean => {
  const { seen, concerns } = execution;
  if (seen === undefined || concerns === undefined) return false;
  if (typeof concerns === "string") return (latest(dossier, concerns)?.version ?? 0) !== seen;
  // What the address names and is not there is refused by the rule, as unknown.
  const concerned = concerns(dossier);
  return concerned !== undefined && concerned.version !== seen;
};

/** A directory kept for some minutes, with these accounts as they stand now. */
const withCurrent = async (
  directory: Directory,
  names: readonly (string | undefined)[],
): Promise<Directory> => {
  const ids = [...new Set(names.filter((id) => id !== undefined))];
  if (ids.length === 0) return directory;
  const read = await Promise.all(ids.map(readAccount));
  const current = read.filter((account) => account !== undefined);
  const others = directory.accounts.filter(({ id }) => !ids.includes(id));
  return { ...directory, accounts: [...others, ...current] };
};

/** Everything that a rule may rely upon, for an actor at an instant. Ids are the same for the same command. */
export const contextFor = async (
  actor: Actor,
  now: string,
  mark: string,
  actsFor?: string,
): Promise<Context> => {
  let calls = 0;
  const reference = await loadReference(now);
  return {
    ...reference,
    actor,
    ...(actsFor && { actsFor }),
    now,
    today: civilDateOf(now),
    newId: () => {
      calls += 1;
      return derivedId(mark, String(calls));
    },
  };
};

/** The dossier of the command and the one beside it, loaded in one read. */
type Both = { readonly own: Loaded; readonly beside: Loaded };

const notYet = (id: string): Loaded => ({ dossier: emptyDossier(id), rows: {}, turn: 0 });

const loadBoth = async (execution: Execution, isFirst: boolean): Promise<Both> => {
  const { dossier, beside, creates, held } = execution;
  const known = isFirst ? (held ?? (creates ? notYet(dossier) : undefined)) : undefined;
  if (beside === undefined)
    return { own: known ?? (await loadDossier(dossier)), beside: notYet("") };
  if (known) return { own: known, beside: await loadDossier(beside) };
  const [own, other] = await loadTogether(dossier, beside);
  return { own, beside: other };
};

/** May the actor do it here, and does the dossier beside exist for them? */
const permit = ({ own, beside }: Both, execution: Execution): Permission | Refusal => {
  const { actor, now, operation } = execution;
  const permission = may(actor, operation, now, execution.creates ? undefined : own.dossier);
  if (isRefusal(permission) || execution.beside === undefined) return permission;
  return isHiddenFrom(actor, beside.dossier) ? unknownDossier() : permission;
};

/** The slots that the rule is told of, and the ids of those of which none may stand for its save to hold. */
const slotsFor = async (
  execution: Execution,
  dossier: Dossier,
  directory: Directory,
  found: readonly Slot[] | undefined,
) => {
  const hour = execution.hour?.(dossier);
  if (hour === undefined) return { slots: [], vacant: [] };
  const held = slotsHeldAt(dossier, hour);
  const slots = found ?? (await readSlots(held));
  const known = [...held, ...slots.map(({ id }) => id)];
  return { slots, vacant: slotsAt(hour, directory).filter((id) => !known.includes(id)) };
};

/**
 * The rule's say on what was loaded, and the save of it. `moved` when it is to be tried again on what stands now: the
 * first try may go by accounts of some minutes ago, or suppose that the dossier that it makes is not there yet.
 */
const attempt = async (
  both: Both,
  execution: Execution,
  key: string,
  body: string,
  isFirst: boolean,
  found?: readonly Slot[],
): Promise<Executed | Refusal | "moved"> => {
  const { actor, now, operation } = execution;
  const permission = permit(both, execution);
  if (isRefusal(permission)) return isFirst && execution.creates ? "moved" : permission;
  if (isStale(both.own.dossier, execution)) return changedMeanwhile();
  const known = await contextFor(actor, now, key, permission.for);
  const names = execution.names?.(both.own.dossier) ?? [];
  const directory = isFirst ? known.directory : await withCurrent(known.directory, names);
  const { slots, vacant } = await slotsFor(execution, both.own.dossier, directory, found);
  const decision = execution.decide(
    both.own.dossier,
    { ...known, directory },
    { beside: both.beside.dossier, slots },
  );
  const supposes = isFirst && (execution.creates || names.length > 0);
  if (isRefusal(decision)) return supposes ? "moved" : decision;
  const author = { by: actor.account, ...(permission.for && { for: permission.for }), at: now };
  const partOf = (before: Loaded, changes: readonly Change[]): Part => ({
    before,
    after: evolve(before.dossier, changes, author, { key, body, salt: randomUUID() }),
  });
  const own = partOf(both.own, decision.changes);
  const parts = [own, ...(execution.beside ? [partOf(both.beside, decision.beside ?? [])] : [])];
  const claims = parts.flatMap((part) => claimsBetween(part.before.dossier, part.after.dossier));
  const saved = await save(parts, {
    ...(execution.quiet && { quiet: true }),
    claims: [...(decision.claims ?? []), ...claims],
    standing: directory.accounts.filter(({ id }) => names.includes(id)),
    vacant,
  });
  if (saved === "moved") return "moved";
  if (typeof saved === "object" && "slots" in saved)
    return attempt(both, execution, key, body, isFirst, [...slots, ...saved.slots]);
  if (saved !== "saved") return refusalOfTaken(saved.taken) ?? taken;
  execution.holds?.(standing(own));
  const primary = decision.changes[0];
  const stored = primary && find(own.after.dossier, primary.kind as Kind, primary.id);
  if (stored === undefined) throw new Error(`${operation} decided nothing`);
  return answerOf(execution, own.after.dossier, stored, stored.version);
};

/** How often a command decides on what stands now, when the dossier moved between its load and its save. */
const attempts = 8;
const pause = (made: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** made));

/**
 * Loads once (nothing, for a command that makes the dossier), decides, saves once. The same command sent again gives its
 * first answer. When the dossier moved between load and save (the platform filed a document, say), the rule decides
 * again; only a state that the person saw and that has changed since (`seen`) gives 412 `changed-meanwhile`. A uniqueness
 * held elsewhere gives 409 `already-taken`, the same key with another body 422 `key-reused`; access and the rule's own
 * refusals come as they are.
 */
export const execute = async (execution: Execution): Promise<Executed | Refusal> => {
  const key = derivedId(execution.actor.account, execution.key, execution.operation);
  const body = digestOf(execution.input);
  for (let made = 0; ; made += 1) {
    const both = await loadBoth(execution, made === 0);
    const first = await earlier(execution, both.own.dossier, key, body);
    if (first) return first;
    if (made === attempts) return changedMeanwhile();
    const result = await attempt(both, execution, key, body, made === 0);
    if (result !== "moved") return result;
    await pause(made);
  }
};
