import { may } from "../access/may.ts";
import { change, type Decision } from "../decider.ts";
import { activeAccount } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import type { Dossier } from "../dossier/dossier.ts";
import { counsellorOf } from "../dossier/stage.ts";
import { personOf } from "../person/decide.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import type { Opening, Protection } from "./input.ts";
import { refusals } from "./refusals.ts";

/** Who protects stays a reader, else nobody could lift the protection. */
const readersWith = (readers: readonly string[], account: string) =>
  [...new Set([...readers, account])].toSorted();

const refuseReaders = (
  dossier: Dossier,
  readers: readonly string[],
  { directory, today }: Context,
): Refusal | undefined => {
  const staff = (id: string) =>
    activeAccount(directory, id, today)?.roles.some((role) => role !== "prescriber");
  if (!readers.every(staff)) return refusals.unknownReader();
  const { ties, protectedFor } = personOf(dossier).state;
  if (readers.some((reader) => ties.includes(reader))) return refusals.tiedReader();
  const counsellor = counsellorOf(dossier);
  if (counsellor && !ties.includes(counsellor) && !readers.includes(counsellor))
    return refusals.counsellorMissing();
  return protectedFor?.toSorted().join() === readers.join() ? refusals.sameReaders() : undefined;
};

/** The manager limits a dossier to named readers, or lifts that (domain.md section 2). */
export const protectDossier = (
  dossier: Dossier,
  input: Protection,
  context: Context,
): Decision | Refusal => {
  const person = personOf(dossier);
  if (input.action === "lift")
    return person.state.protectedFor
      ? change("person", person.id, { type: "protection-lifted", data: {} })
      : refusals.notProtected();
  const readers = readersWith(input.readers, context.actor.account);
  const refusal = refuseReaders(dossier, readers, context);
  if (refusal) return refusal;
  return change("person", person.id, { type: "dossier-protected", data: { readers } });
};

/** Somebody of the staff knows the person: from now on they no longer see the dossier, nor work on it. */
export const declareTie = (dossier: Dossier, _input: unknown, { actor }: Context): Decision =>
  change("person", personOf(dossier).id, {
    type: "tie-declared",
    data: { account: actor.account },
  });

const hours = 3_600_000;

/** A colleague of the antenne opens a dossier for a day, with a reason that the manager reads. */
export const openDossier = (
  dossier: Dossier,
  input: Opening,
  context: Context,
): Decision | Refusal => {
  const { actor, now, settings } = context;
  // An interview is a counsellor's own work: whoever may record one has the dossier in their portfolio.
  if (!isRefusal(may(actor, "recordInterview", now, dossier))) return refusals.alreadyOpen();
  const unknown = refuseReason(settings, "opening", input.code);
  if (unknown) return unknown;
  const open = settings.values.colleagueOpeningHours * hours;
  const until = new Date(Date.parse(now) + open).toISOString();
  return change("person", personOf(dossier).id, {
    type: "dossier-opened",
    data: { account: actor.account, code: input.code, until },
    ...(input.words && { words: { reason: input.words } }),
  });
};
