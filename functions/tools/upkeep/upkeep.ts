import { erasedLeaves, erasedPassages } from "../../adapters/erasures.ts";
import { sendMessages } from "../../adapters/queues.ts";
import { mailsOfUnknownFate, markMail } from "../../adapters/table/claims.ts";
import { readFacts } from "../../adapters/table/facts.ts";
import { readKept } from "../../adapters/table/history.ts";
import { loadDossier } from "../../adapters/table/load.ts";
import { agrees, projectDossier } from "../../adapters/table/projection.ts";
import { everyDossier } from "../../adapters/table/scan.ts";
import { verifyDossier } from "../../adapters/table/verify.ts";
import { anonymise, forgetLeaves } from "../../forget.ts";
import { callsOf, log } from "../../log.ts";
import { outgoing } from "../../stream/outbox.ts";

/** What a command of upkeep looked at and found. */
export type Found = {
  readonly dossiers: number;
  readonly done: number;
  /** Ids of dossiers that need somebody: none when all is well. */
  readonly wrong: readonly string[];
};

/**
 * Relays again, from the history, what happened since an instant (UTC, ISO), and projects the dossiers concerned: after
 * a failure of `relay` or `project`. Every consumer takes a message twice; quiet events stay quiet.
 */
export const replay = async (since: string): Promise<Found> => {
  const dossiers = await everyDossier();
  let done = 0;
  for (const dossier of dossiers) {
    const recent = (await readKept(dossier)).filter(({ event }) => event.at >= since);
    if (recent.length === 0) continue;
    await projectDossier(dossier, { again: true });
    const messages = recent
      .filter(({ quiet }) => !quiet)
      .flatMap(({ event: { kind, id, n, type, data } }) =>
        outgoing({ dossier, kind, id, n, type, data: data as Record<string, unknown> }),
      );
    const refused = await sendMessages(messages);
    if (refused.length > 0) throw new Error("a queue does not take the messages");
    done += messages.length;
  }
  return { dossiers: dossiers.length, done, wrong: [] };
};

/** Facts that no passage stands behind any more. */
const orphans = async (dossiers: readonly string[]): Promise<readonly string[]> => {
  const known = new Set(dossiers);
  const facts = await readFacts();
  return facts
    .filter((fact) => !fact.anonymised && !known.has(fact.dossier))
    .map((fact) => fact.dossier);
};

/** Those for which a piece of work fails: one dossier that is broken does not hold up the others. */
const failing = async (
  dossiers: readonly string[],
  works: (dossier: string) => Promise<boolean>,
): Promise<readonly string[]> => {
  const wrong: string[] = [];
  for (const dossier of dossiers) {
    const isRight = await works(dossier).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : "unknown";
      log("error", { code: "upkeep.failed", dossier, name, place: callsOf(error) });
      return false;
    });
    if (!isRight) wrong.push(dossier);
  }
  return wrong;
};

/** Makes facts, search rows and possible duplicates anew from the states, while people work. */
export const rebuild = async (): Promise<Found> => {
  const dossiers = await everyDossier();
  const all = [...dossiers, ...(await orphans(dossiers))];
  const wrong = await failing(all, async (dossier) => {
    await projectDossier(dossier, { again: true });
    return true;
  });
  return { dossiers: dossiers.length, done: all.length - wrong.length, wrong };
};

/** Proves that facts and search rows agree with the states; `wrong` names those that do not. */
export const reconcile = async (): Promise<Found> => {
  const dossiers = await everyDossier();
  const wrong = [...(await orphans(dossiers)), ...(await failing(dossiers, agrees))];
  return { dossiers: dossiers.length, done: dossiers.length, wrong };
};

/** Verifies the history of every dossier; `wrong` names those in which something does not agree. */
export const verify = async (): Promise<Found> => {
  const dossiers = await everyDossier();
  const wrong = await failing(
    dossiers,
    async (dossier) => (await verifyDossier(dossier)).length === 0,
  );
  return { dossiers: dossiers.length, done: dossiers.length, wrong };
};

/** Applies the erasure register again: after a restore, before anybody works. */
export const forgetAgain = async (now: string): Promise<Found> => {
  const isErased = await erasedPassages();
  const dossiers = await everyDossier();
  const passages = dossiers.filter(isErased);
  for (const dossier of passages) await anonymise(dossier, now);
  const isForgotten = await erasedLeaves();
  let done = passages.length;
  for (const dossier of dossiers.filter((one) => !isErased(one))) {
    const { leaves } = (await loadDossier(dossier)).dossier;
    const forgotten = Object.keys(leaves).filter((leaf) => isForgotten(dossier, leaf));
    if (forgotten.length === 0) continue;
    await forgetLeaves(dossier, forgotten, now);
    done += 1;
  }
  return { dossiers: dossiers.length, done, wrong: [] };
};

/** Deletes every word of a dossier; what happened, when and by whom stays, and still verifies. */
export const forgetWords = async (dossier: string, now: string): Promise<Found> => {
  const leaves = Object.keys((await loadDossier(dossier)).dossier.leaves);
  await forgetLeaves(dossier, leaves, now);
  return { dossiers: 1, done: leaves.length, wrong: [] };
};

/** Forgets a whole passage but for one coarse fact. */
export const forgetPassage = async (dossier: string, now: string): Promise<Found> => {
  await anonymise(dossier, now);
  return { dossiers: 1, done: 1, wrong: [] };
};

/** Mails claimed and not marked (« sort inconnu »): `wrong` names their claims. */
export const unknownMails = async (now: string): Promise<Found> => {
  const mails = await mailsOfUnknownFate(now);
  return { dossiers: 0, done: mails.length, wrong: mails.map(({ claim }) => claim) };
};

/** Marks a mail as settled, once SES's own records told what became of it. */
export const settleMail = async (claim: string, now: string): Promise<Found> => {
  await markMail(claim, now);
  return { dossiers: 0, done: 1, wrong: [] };
};
