import * as z from "zod";
import { digestOf } from "./digest.ts";
import { listNights, readNight, writeNightOnce } from "./nights.ts";

/**
 * The erasure register: what was forgotten, applied again after any restore. It stands apart from the nights, under a
 * prefix of its own, and says of a passage or a leaf only the digest of its random id.
 */
const folder = "erasures/";
const passages = `${folder}passages/`;
const leavesFolder = `${folder}leaves/`;

const passage = z.object({ coarse: z.string(), on: z.string() });
export type ErasedPassage = z.infer<typeof passage>;

/** Leaves by the digest of their dossier's id and their own: the register names nobody, nor anything of anybody. */
const leaves = z.object({ leaves: z.array(z.string()), on: z.string() });

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

const leafDigest = (dossier: string, leaf: string) => digestOf(["erased leaf", dossier, leaf]);

/** Registers leaves to delete. */
export const registerLeaves = async (
  dossier: string,
  ids: readonly string[],
  on: string,
): Promise<void> => {
  if (ids.length === 0) return;
  const digests = ids.map((leaf) => leafDigest(dossier, leaf)).toSorted();
  const entry = { leaves: digests, on };
  await writeNightOnce(`${leavesFolder}${digestOf(digests)}.json`, type, bytesOf(entry));
};

/** Whether a leaf is in the register: asked of every leaf after a restore. */
export const erasedLeaves = async (): Promise<(dossier: string, leaf: string) => boolean> => {
  const known = new Set<string>();
  for (const key of await listNights(leavesFolder))
    for (const digest of leaves.parse(await read(key)).leaves) known.add(digest);
  return (dossier, leaf) => known.has(leafDigest(dossier, leaf));
};
