import { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Card } from "../../../domain/dossier/card.ts";
import type { Dossier, Stored } from "../../../domain/dossier/dossier.ts";
import { evolvers } from "../../../domain/dossier/states.ts";
import { table, tableName } from "./client.ts";
import type { HistoryEvent } from "./evolved.ts";
import { dossierPartition, eventPrefix, loadedRange, statePrefix, turnKey } from "./keys.ts";

/** The row that each state stands with in the indexes, as stored: saving compares it with what it should be. */
export type Rows = Readonly<Record<string, { readonly card: Card } & Record<string, unknown>>>;

export type Loaded = {
  readonly dossier: Dossier;
  readonly rows: Rows;
  /** How often the dossier was saved: a save is conditioned on it. */
  readonly turn: number;
};

export const rowName = (kind: string, id: string): string => `${kind}#${id}`;

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Index attributes of a STATE item; see listKeysOf. */
export const indexAttributes = [
  "waitingFor",
  "waitingSince",
  "task",
  "owner",
  "ownerSort",
  "antenne",
  "antenneSort",
  "register",
  "registerSort",
] as const;

const storedOf = (item: Item): Stored =>
  ({
    kind: item.kind,
    id: item.id,
    version: item.version,
    begunAt: item.begunAt,
    state: item.state,
    digest: item.digest,
    keys: item.keys,
    last: item.last,
  }) as Stored;

const rowOf = (item: Item) => {
  const row: Record<string, unknown> = {};
  for (const name of indexAttributes) if (item[name] !== undefined) row[name] = item[name];
  return { ...row, card: item.card as Card };
};

const loadedOf = (id: string, items: readonly Item[]): Loaded => {
  const states = items.filter((item) => item.sk.startsWith(statePrefix));
  const texts = items.filter((item) => item.sk.startsWith("2#"));
  const known = states.filter((item) => String(item.kind) in evolvers);
  const { sk } = turnKey(id);
  return {
    turn: Number(items.find((item) => item.sk === sk)?.turn ?? 0),
    dossier: {
      id,
      states: known
        .map(storedOf)
        .sort((a, b) => (a.begunAt < b.begunAt ? -1 : a.begunAt > b.begunAt ? 1 : 0)),
      leaves: Object.fromEntries(texts.map((item) => [item.leaf, item.value])),
    },
    rows: Object.fromEntries(
      states.map((item) => [rowName(String(item.kind), String(item.id)), rowOf(item)]),
    ),
  };
};

/**
 * All states and leaves of a passage in one strongly consistent Query (a second page only over 1 MB). An unknown id
 * gives a dossier without states.
 */
export const loadDossier = async (id: string): Promise<Loaded> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table().send(
      new QueryCommand({
        TableName: tableName(),
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":pk": dossierPartition(id),
          ":from": loadedRange.from,
          ":to": loadedRange.to,
        },
        ConsistentRead: true,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return loadedOf(id, items);
};

export type HistoryPage = { readonly events: readonly HistoryEvent[]; readonly next?: string };

/** The history of a passage, newest first, a page of at most `limit` events; `after` is the last key seen. */
export const loadHistory = async (
  id: string,
  options: { limit: number; after?: string; oldestFirst?: boolean },
): Promise<HistoryPage> => {
  const page = await table().send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": dossierPartition(id), ":prefix": eventPrefix },
      ScanIndexForward: options.oldestFirst ?? false,
      Limit: options.limit,
      ExclusiveStartKey: options.after
        ? { pk: dossierPartition(id), sk: options.after }
        : undefined,
    }),
  );
  const events = (page.Items ?? []).map(
    ({ pk: _pk, sk: _sk, quiet: _quiet, ...event }) => event as HistoryEvent,
  );
  const next = page.LastEvaluatedKey?.sk as string | undefined;
  return next ? { events, next } : { events };
};

/** Leaves by id, for the words of a page of history: those deleted since are absent. */
export const loadLeaves = async (
  id: string,
  leaves: readonly string[],
): Promise<Readonly<Record<string, unknown>>> => {
  if (leaves.length === 0) return {};
  const wanted = [...new Set(leaves)].slice(0, 100);
  const answer = await table().send(
    new BatchGetCommand({
      RequestItems: {
        [tableName()]: {
          Keys: wanted.map((leaf) => ({ pk: dossierPartition(id), sk: `2#TEXT#${leaf}` })),
        },
      },
    }),
  );
  const items = answer.Responses?.[tableName()] ?? [];
  return Object.fromEntries(items.map((item) => [item.leaf as string, item.value]));
};
