import * as z from "zod";
import { digestOf } from "./digest.ts";
import { listNights, readNight, writeNightOnce } from "./nights.ts";

/**
 * The erasure register: what was forgotten, applied again after any restore. It stands apart from the nights, under a
 * prefix of its own, and says of a passage only the digest of its random id.
 */
const folder = "erasures/";
const passages = `${folder}passages/`;
const leavesFolder = `${folder}leaves/`;

const passage = z.object({ coarse: z.string(), on: z.string() });
export type ErasedPassage = z.infer<typeof passage>;

const leaves = z.object({ dossier: z.string(), leaves: z.array(z.string()), on: z.string() });
export type ErasedLeaves = z.infer<typeof leaves>;

const type = "application/json";
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = async (key: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode(await readNight(key)));

const passageFile = (dossier: string) => `${passages}${digestOf(["erased passage", dossier])}.json`;

/** Registers a passage to forget, once: a second call gives what the first one wrote. */
export const registerPassage = async (
  dossier: string,
  entry: ErasedPassage,
): Promise<ErasedPassage> => {
  const key = passageFile(dossier);
  await writeNightOnce(key, type, bytesOf(entry));
  return passage.parse(await read(key));
};

/** Whether a passage is in the register: asked of every passage after a restore. */
export const erasedPassages = async (): Promise<(dossier: string) => boolean> => {
  const keys = new Set(await listNights(passages));
  return (dossier) => keys.has(passageFile(dossier));
};

/** Registers leaves to delete. */
export const registerLeaves = async (entry: ErasedLeaves): Promise<void> => {
  const key = `${leavesFolder}${digestOf([entry.dossier, ...entry.leaves])}.json`;
  await writeNightOnce(key, type, bytesOf(entry));
};

/** Every deletion of leaves that was registered. */
export const erasedLeaves = async (): Promise<readonly ErasedLeaves[]> => {
  const entries: ErasedLeaves[] = [];
  for (const key of await listNights(leavesFolder)) entries.push(leaves.parse(await read(key)));
  return entries;
};
