import type { Card } from "../../../domain/dossier/card.ts";
import type { Dossier, Stored } from "../../../domain/dossier/dossier.ts";
import type { Told } from "../../../domain/dossier/replay.ts";
import { evolvers } from "../../../domain/dossier/states.ts";
import { getItems, projectionOf, queryItems, tableName } from "./client.ts";
import {
  dossierPartition,
  loadedRange,
  passageEnd,
  statePrefix,
  textPrefix,
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

const isState = ({ sk }: Item): boolean => sk.startsWith(statePrefix);

const dossierOf = (id: string, states: readonly Item[], texts: readonly Item[]): Dossier => ({
  id,
  states: inOrder(states.filter((item) => String(item.kind) in evolvers).map(storedOf)),
  leaves: Object.fromEntries(texts.map((item) => [item.leaf, item.value])),
});

const loadedOf = (id: string, items: readonly Item[]): Loaded => {
  const { sk } = turnKey(id);
  const states = items.filter(isState);
  return {
    turn: Number(items.find((item) => item.sk === sk)?.turn ?? 0),
    dossier: dossierOf(
      id,
      states,
      items.filter((item) => item.sk.startsWith(textPrefix)),
    ),
    rows: Object.fromEntries(
      states.map((item) => [rowName(String(item.kind), String(item.id)), rowOf(item)]),
    ),
  };
};

/** The items of a passage from its states on, strongly consistent: one Query, a second one only over 1 MB. */
const readItems = async (
  id: string,
  to: string,
  attributes?: readonly string[],
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ...(attributes && projectionOf(attributes)),
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

/** What is told of states, leaves and events: what a command goes by, and the rows of the lists, stay in the table. */
const told = [
  ...["kind", "id", "version", "begunAt", "state", "leaf", "value"],
  ...["n", "at", "by", "for", "type", "data", "leaves"],
];

/**
 * A passage as it stands and its whole history, oldest first, to be read only: states without the marks of past commands,
 * events without their digests.
 */
export type Passage = { readonly dossier: Dossier; readonly history: readonly Told[] };

const unmarked = { digest: "", keys: [], last: [] };

/** Everything of a passage in one Query: whoever reads the history is asked for first by the states. */
export const loadPassage = async (id: string): Promise<Passage> => {
  const items = await readItems(id, passageEnd, told);
  const states = items.filter((item) => "state" in item).map((item) => ({ ...item, ...unmarked }));
  return {
    dossier: dossierOf(
      id,
      states,
      items.filter((item) => "leaf" in item),
    ),
    history: items.filter((item) => "type" in item) as unknown as Told[],
  };
};
