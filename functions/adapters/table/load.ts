import type { Card } from "../../../domain/dossier/card.ts";
import type { Dossier, Stored } from "../../../domain/dossier/dossier.ts";
import { evolvers } from "../../../domain/dossier/states.ts";
import { getItems, queryItems, tableName } from "./client.ts";
import type { HistoryEvent } from "./evolved.ts";
import { historyEvent } from "./history.ts";
import {
  dossierPartition,
  eventPrefix,
  loadedRange,
  passageEnd,
  statePrefix,
  turnKey,
} from "./keys.ts";

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

const placeOf = ({ begunAt, kind, id }: Stored): string => `${begunAt} ${rowName(kind, id)}`;

/** States in the order in which they began; those of one instant as they are stored. */
export const inOrder = (states: readonly Stored[]): readonly Stored[] =>
  states.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

const loadedOf = (id: string, items: readonly Item[]): Loaded => {
  const states = items.filter((item) => item.sk.startsWith(statePrefix));
  const texts = items.filter((item) => item.sk.startsWith("2#"));
  const known = states.filter((item) => String(item.kind) in evolvers);
  const { sk } = turnKey(id);
  return {
    turn: Number(items.find((item) => item.sk === sk)?.turn ?? 0),
    dossier: {
      id,
      states: inOrder(known.map(storedOf)),
      leaves: Object.fromEntries(texts.map((item) => [item.leaf, item.value])),
    },
    rows: Object.fromEntries(
      states.map((item) => [rowName(String(item.kind), String(item.id)), rowOf(item)]),
    ),
  };
};

/** The items of a passage from its states on, strongly consistent: one Query, a second one only over 1 MB. */
const readItems = async (id: string, to: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":pk": dossierPartition(id),
        ":from": loadedRange.from,
        ":to": to,
      },
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};

/** All states and leaves of a passage in one Query. An unknown id gives a dossier without states. */
export const loadDossier = async (id: string): Promise<Loaded> =>
  loadedOf(id, await readItems(id, loadedRange.to));

/** The cards of these dossiers, by id: those that stand, a request a hundred. */
export const cardsOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, Card>> => {
  const found = await getItems([...new Set(ids)].map(turnKey));
  const cards = found.flatMap(({ card }) => (card ? [card as Card] : []));
  return new Map(cards.map((card) => [card.dossier, card]));
};

/** A passage as it stands and its whole history, oldest first. */
export type Passage = { readonly dossier: Dossier; readonly history: readonly HistoryEvent[] };

/** Everything of a passage in one Query: whoever reads the history is asked for first by the states. */
export const loadPassage = async (id: string): Promise<Passage> => {
  const items = await readItems(id, passageEnd);
  return {
    dossier: loadedOf(id, items).dossier,
    history: items.filter((item) => item.sk.startsWith(eventPrefix)).map(historyEvent),
  };
};
