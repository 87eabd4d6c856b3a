import { randomUUID } from "node:crypto";
import { civilDateOf } from "../domain/date.ts";
import { coarse } from "../domain/fact/coarse.ts";
import type { Fact } from "../domain/fact/fact.ts";
import {
  deleteAllVersions,
  documentsFolder,
  printsFolder,
  quarantineFolder,
} from "./adapters/documents.ts";
import { registerLeaves, registerPassage } from "./adapters/erasures.ts";
import { listNights, nightsFolder, readNight, rewriteNight } from "./adapters/nights.ts";
import { sendMessages } from "./adapters/queues.ts";
import {
  deleteLeaves,
  deletePassage,
  putCoarseFact,
  readFact,
  refreshRows,
  releaseUniqueness,
} from "./adapters/table/erase.ts";
import { refreshInSessions, removeFromSessions } from "./adapters/table/forgotten-lines.ts";
import { loadDossier } from "./adapters/table/load.ts";
import { projectDossier } from "./adapters/table/projection.ts";
import { fromParquet, toParquet } from "./schedule/attainment/file.ts";

const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Puts the coarse row in place of a passage's in the files of past nights, older versions deleted. */
const forgetNights = async (dossier: string, fact: Fact): Promise<void> => {
  for (const key of await listNights(nightsFolder)) {
    const bytes = await readNight(key);
    if (key.endsWith(".json")) {
      const text = asText(bytes);
      if (!text.includes(dossier)) continue;
      const rest = text.replaceAll(dossier, fact.dossier);
      await rewriteNight(key, "application/json", new TextEncoder().encode(rest));
      continue;
    }
    const facts = await fromParquet(bytes);
    if (!facts.some((one) => one.dossier === dossier)) continue;
    const rest = facts.map((one) => (one.dossier === dossier ? coarse(one, fact.dossier) : one));
    await rewriteNight(key, "application/vnd.apache.parquet", toParquet(rest));
  }
};

const forgetFiles = async (dossier: string): Promise<void> => {
  for (const folder of [quarantineFolder, documentsFolder, printsFolder])
    await deleteAllVersions(`${folder}${dossier}/`);
};

/** The minutes of a session are made again without the person: the old ones bore the name. */
const remakeMinutes = async (sessions: readonly string[]): Promise<void> => {
  for (const session of sessions) await deleteAllVersions(`${printsFolder}sessions/${session}.pdf`);
  const refused = await sendMessages(
    sessions.map((session) => ({
      queue: "print",
      message: { piece: "entry-session-minutes", session },
    })),
  );
  if (refused.length > 0) throw new Error("minutes could not be asked for again");
};

/**
 * Deletes leaves of a dossier: words of the person, kept apart so that they can be. Lists, search, figures and minutes of
 * sessions follow; the history still verifies. Registered first, so that a restore does not bring them back.
 */
export const forgetLeaves = async (
  dossier: string,
  leaves: readonly string[],
  now: string,
): Promise<void> => {
  await registerLeaves(dossier, leaves, civilDateOf(now));
  await deleteLeaves(dossier, leaves);
  await refreshRows(dossier);
  await remakeMinutes(await refreshInSessions(dossier, now));
  await projectDossier(dossier, { again: true });
};

/**
 * Anonymises a passage (design.md section 9): one coarse fact under a new id, then everything of it is deleted: items,
 * rows, all versions of all files, its place in entry sessions and in the files of past nights. Registered first, so
 * that a restore does not bring it back; run again after a failure, it goes on where it stopped.
 *
 * @returns the id of the coarse fact
 */
export const anonymise = async (dossier: string, now: string): Promise<string> => {
  const entry = await registerPassage(dossier, { coarse: randomUUID(), on: civilDateOf(now) });
  await projectDossier(dossier);
  const full = await readFact(dossier);
  if (full) await putCoarseFact(coarse(full, entry.coarse));
  await releaseUniqueness((await loadDossier(dossier)).dossier);
  await remakeMinutes(await removeFromSessions(dossier, now));
  await forgetFiles(dossier);
  await deletePassage(dossier);
  await projectDossier(dossier);
  const fact = await readFact(entry.coarse);
  if (fact) await forgetNights(dossier, fact);
  return entry.coarse;
};
