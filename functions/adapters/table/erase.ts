import type { Dossier } from "../../../domain/dossier/dossier.ts";
import { heldBy } from "../../../domain/dossier/uniqueness.ts";
import type { Fact } from "../../../domain/fact/fact.ts";
import { actionsOf, claimActions } from "./actions.ts";
import { batchWrite, getItem, putItem, queryItems, tableName } from "./client.ts";
import { dossierPartition, factKey, type Key, textKey } from "./keys.ts";
import { loadDossier } from "./load.ts";
import { transact } from "./transact.ts";

/** The most that DynamoDB takes in one transaction, and in one batch. */
const mostInTransaction = 100;
const mostInBatch = 25;

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

const deleteKeys = async (keys: readonly Key[]): Promise<void> => {
  for (const some of chunks(keys, mostInBatch)) {
    let left = some.map((Key): Record<string, unknown> => ({ DeleteRequest: { Key } }));
    while (left.length > 0) {
      const answer = await batchWrite({ RequestItems: { [tableName()]: left } });
      left = answer.UnprocessedItems?.[tableName()] ?? [];
    }
  }
};

const keysOf = async (pk: string): Promise<readonly Key[]> => {
  const keys: Key[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
      ProjectionExpression: "pk, sk",
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    keys.push(...(page.Items ?? []).map((item) => ({ pk: String(item.pk), sk: String(item.sk) })));
    start = page.LastEvaluatedKey;
  } while (start);
  return keys;
};

/** Deletes leaves; the history that refers to them stays and still verifies. */
export const deleteLeaves = (dossier: string, leaves: readonly string[]): Promise<void> =>
  deleteKeys(leaves.map((leaf) => textKey(dossier, leaf)));

const attempts = 8;

/** Writes anew the rows by which lists show a dossier, from its states and the leaves that are left. */
export const refreshRows = async (dossier: string): Promise<void> => {
  for (let made = 0; made < attempts; made += 1) {
    const before = await loadDossier(dossier);
    const after = { dossier: before.dossier, changed: [], events: [], leaves: [] };
    const parts = chunks(actionsOf({ before, after }), mostInTransaction);
    let moved = false;
    for (const some of parts) moved ||= (await transact(some)) !== undefined;
    if (!moved) return;
  }
  throw new Error("the dossier keeps moving");
};

/** The fact kept in place of a passage; undefined when there is none. */
export const readFact = async (id: string): Promise<Fact | undefined> => {
  const answer = await getItem({ TableName: tableName(), Key: factKey(id), ConsistentRead: true });
  return answer.Item?.fact as Fact | undefined;
};

/** Keeps a coarse fact, which no passage stands behind. */
export const putCoarseFact = async (fact: Fact): Promise<void> => {
  await putItem({
    TableName: tableName(),
    Item: { ...factKey(fact.dossier), fact, rows: [], digest: "", turn: 1 },
  });
};

/** Lets go of what a dossier holds as the only one (one open orientation a person). */
export const releaseUniqueness = async (dossier: Dossier): Promise<void> => {
  for (const name of heldBy(dossier))
    await transact(claimActions([{ name, action: "release", holder: dossier.id }]));
};

/**
 * Deletes everything of a passage: its states first, together, so that nobody projects a part of it; then leaves and
 * history.
 */
export const deletePassage = async (dossier: string): Promise<void> => {
  const keys = await keysOf(dossierPartition(dossier));
  const states = keys.filter(({ sk }) => sk.startsWith("1#"));
  for (const some of chunks(states, mostInTransaction))
    await transact(some.map((Key) => ({ Delete: { TableName: tableName(), Key } })));
  await deleteKeys(keys.filter(({ sk }) => !sk.startsWith("1#")));
};
