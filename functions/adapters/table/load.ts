import type { Card } from "../../../domain/dossier/card.ts";
import { type Dossier, inOrder, type Stored } from "../../../domain/dossier/dossier.ts";
import { dossierAfter, type Step, stepsOf, type Told } from "../../../domain/dossier/replay.ts";
import { evolvers } from "../../../domain/dossier/states.ts";
import type { Standing } from "../../../domain/referral/view.ts";
import { projectionOf, queryItems, tableName } from "./client.ts";
import {
  dossierPartition,
  loadedRange,
  passageEnd,
  statePrefix,
  textPrefix,
  turnKey,
} from "./keys.ts";
import { type Item, readPartitions } from "./partitions.ts";

/** How the passage stands that goes on for an attached orientation, and which save of it said so. */
export type Followed = { readonly standing: Standing; readonly standingTurn: number };

/** The row that each state stands with in the indexes, as stored: saving compares it with what it should be. */
export type Rows = Readonly<
  Record<string, { readonly card: Card } & Partial<Followed> & Record<string, unknown>>
>;

export type Loaded = {
  readonly dossier: Dossier;
  readonly rows: Rows;
  /** How often the dossier was saved: a save is conditioned on it. */
  readonly turn: number;
};

export const rowName = (kind: string, id: string): string => `${kind}#${id}`;

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
  for (const name of [...indexAttributes, "standing", "standingTurn"])
    if (item[name] !== undefined) row[name] = item[name];
  return { ...row, card: item.card as Card };
};

/** What lies beside a state and is none of its own: kept when the state is written anew. */
export const besideState = ({ rows }: Loaded, { kind, id }: Stored): Partial<Followed> => {
  const { standing, standingTurn } = rows[rowName(kind, id)] ?? {};
  return standing && standingTurn !== undefined ? { standing, standingTurn } : {};
};

const isState = ({ sk }: Item): boolean => sk.startsWith(statePrefix);

const leavesIn = (items: readonly Item[]): Dossier["leaves"] => {
  const leaves: Record<string, unknown> = {};
  for (const { leaf, value } of items) if (leaf !== undefined) leaves[String(leaf)] = value;
  return leaves;
};

const loadedOf = (id: string, items: readonly Item[]): Loaded => {
  const { sk } = turnKey(id);
  const states = items.filter(isState);
  return {
    turn: Number(items.find((item) => item.sk === sk)?.turn ?? 0),
    dossier: {
      id,
      states: inOrder(states.filter((item) => String(item.kind) in evolvers).map(storedOf)),
      leaves: leavesIn(items),
    },
    rows: Object.fromEntries(
      states.map((item) => [rowName(String(item.kind), String(item.id)), rowOf(item)]),
    ),
  };
};

/** The items of a part of a passage, strongly consistent: one Query, a second one only over 1 MB. */
const readItems = async (
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
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
        ":from": from,
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
  loadedOf(id, await readItems(id, loadedRange));

/** Two passages in one request, as `loadDossier` gives each. */
export const loadTogether = async (one: string, other: string): Promise<[Loaded, Loaded]> => {
  const items = await readPartitions([one, other].map(dossierPartition), loadedRange);
  const of = (id: string) =>
    loadedOf(
      id,
      items.filter(({ pk }) => pk === dossierPartition(id)),
    );
  return [of(one), of(other)];
};

/** What is told of leaves and events: what links and lists them stays in the table. */
const told = [
  ...["leaf", "value"],
  ...["kind", "id", "n", "at", "by", "for", "type", "data", "leaves"],
];

const toldOf = ({ kind, id, n, at, by, for: actedFor, type, data, leaves }: Item): Told =>
  ({
    kind,
    id,
    n,
    at,
    by,
    ...(actedFor !== undefined && { for: actedFor }),
    type,
    data,
    leaves,
  }) as Told;

/** A passage as its history tells it, and that history, oldest first and without digests: to be read only. */
export type Passage = {
  readonly dossier: Dossier;
  readonly history: readonly Told[];
  readonly steps: readonly Step[];
};

/**
 * The history of a passage in one Query, and the states to which it leads: read from the table, they would only be said
 * twice. Whoever reads the history is asked for first by them.
 */
export const loadPassage = async (id: string): Promise<Passage> => {
  const items = await readItems(id, { from: textPrefix, to: passageEnd }, told);
  const history = items.filter((item) => "type" in item).map(toldOf);
  const steps = stepsOf(history);
  return { dossier: dossierAfter(id, steps, leavesIn(items)), history, steps };
};
