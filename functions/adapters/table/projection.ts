import type { Fact } from "../../../domain/fact/fact.ts";
import { factOf } from "../../../domain/fact/fact-of.ts";
import { digestOf } from "../digest.ts";
import { getItem, tableName } from "./client.ts";
import { lastChangeOf } from "./history.ts";
import { factKey, type Key } from "./keys.ts";
import { loadDossier } from "./load.ts";
import { searchRowsOf } from "./search.ts";
import { tellSeconds } from "./standing.ts";
import { type Action, transact } from "./transact.ts";
import { removeTwins, writeTwins } from "./twins.ts";

/** A row that follows a dossier, whole as it is kept. */
type Row = Key & Readonly<Record<string, unknown>>;

/**
 * What is kept beside the states for one passage: its fact, and which rows follow it, so that the next projection knows
 * which to delete.
 */
type Kept = {
  readonly fact: Fact;
  readonly rows: readonly Key[];
  readonly digest: string;
  /** One more at every write: what a write is conditioned on. */
  readonly turn: number;
};

const attempts = 4;

const readKept = async (dossier: string): Promise<Kept | undefined> => {
  const answer = await getItem({
    TableName: tableName(),
    Key: factKey(dossier),
    ConsistentRead: true,
  });
  return answer.Item as Kept | undefined;
};

/** Nobody projected this dossier since it was read. */
const unturned = (kept: Kept | undefined) =>
  kept === undefined
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "turn = :turn",
        ExpressionAttributeValues: { ":turn": kept.turn },
      };

const isSame = (one: Key, other: Key) => one.pk === other.pk && one.sk === other.sk;
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });

const deletes = (keys: readonly Key[]): Action[] =>
  keys.map((key) => ({ Delete: { TableName: tableName(), Key: keyOf(key) } }));

const write = async (actions: Action[]): Promise<"done" | "moved"> =>
  (await transact(actions)) === undefined ? "done" : "moved";

/** What follows a dossier that is no more goes with it. */
const forget = (dossier: string, kept: Kept | undefined): Promise<"done" | "moved"> | "done" =>
  kept === undefined
    ? "done"
    : write([
        { Delete: { TableName: tableName(), Key: factKey(dossier), ...unturned(kept) } },
        ...deletes(kept.rows),
      ]);

const put = (
  fact: Fact,
  rows: readonly Row[],
  kept: Kept | undefined,
): Promise<"done" | "moved"> => {
  const digest = digestOf(rows);
  const next: Kept = { fact, rows: rows.map(keyOf), digest, turn: (kept?.turn ?? 0) + 1 };
  const gone = (kept?.rows ?? []).filter((old) => !rows.some((row) => isSame(row, old)));
  const changed = digest === kept?.digest ? [] : rows;
  return write([
    {
      Put: {
        TableName: tableName(),
        Item: { ...factKey(fact.dossier), ...next },
        ...unturned(kept),
      },
    },
    ...changed.map((row) => ({ Put: { TableName: tableName(), Item: row } })),
    ...deletes(gone),
  ]);
};

const projectOnce = async (id: string, again: boolean): Promise<"done" | "moved" | "already"> => {
  // The fact first: whatever is loaded after it is at least as new.
  const kept = await readKept(id);
  const loaded = await loadDossier(id);
  const { dossier } = loaded;
  const isGone = dossier.states.length === 0;
  if (isGone || again) await removeTwins(id);
  if (!isGone) await writeTwins(dossier);
  await tellSeconds(loaded);
  const fact = factOf(dossier, await lastChangeOf(id));
  if (fact === undefined) return forget(id, kept);
  if (kept && !again && kept.fact.version >= fact.version) return "already";
  return put(fact, searchRowsOf(dossier), kept);
};

/**
 * Brings the fact, the search rows, the possible duplicates of a dossier and the orientations attached to it to its
 * states as they stand now: fact and rows change in one transaction, on condition that nobody projected it meanwhile.
 * Twice, late or out of order, it gives the same; a dossier that is no more loses its rows.
 *
 * @param options.again writes even what is already of this version (rebuilding, forgetting).
 * @throws Error when others kept projecting it at the same time.
 */
export const projectDossier = async (
  id: string,
  options: { again?: boolean } = {},
): Promise<"done" | "already"> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const result = await projectOnce(id, options.again ?? false);
    if (result !== "moved") return result;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));
  }
  throw new Error("the dossier is being projected by others");
};

/** Whether the fact and the rows of a dossier are those of its states as they stand. */
export const agrees = async (id: string): Promise<boolean> => {
  const kept = await readKept(id);
  const { dossier } = await loadDossier(id);
  const fact = factOf(dossier, await lastChangeOf(id));
  return (
    digestOf(kept?.fact) === digestOf(fact) && kept?.digest === digestOf(searchRowsOf(dossier))
  );
};
