import { addDays, type CivilDate } from "../../../domain/date.ts";
import type { Directory } from "../../../domain/directory/directory.ts";
import type { Hour, Slot, SlotToOffer } from "../../../domain/slot/slot.ts";
import { derivedId } from "../digest.ts";
import { getItem, getItems, queryItems, tableName } from "./client.ts";
import type { CancellationReason } from "./conflicts.ts";
import { plain } from "./item.ts";
import { slotKey, slotPartition } from "./keys.ts";
import { readPartitions } from "./partitions.ts";
import type { Action } from "./transact.ts";

type Item = Record<string, unknown>;
const slotOf = ({ pk: _pk, sk: _sk, expiresAt: _gone, ...slot }: Item) => slot as Slot;

/** Days after its own for which a slot is kept: an appointment that was never settled may still let go of it. */
const keptFor = 365;
const expiryOf = ({ date }: Slot): number => Math.floor(Date.parse(addDays(date, keptFor)) / 1_000);

/** The id of a slot: the same for the same counsellor at the same hour, whom it does not name. */
export const slotIdOf = (
  antenne: string,
  counsellor: string,
  date: CivilDate,
  time: string,
): string => {
  const token = derivedId("slot", antenne, counsellor, date, time).slice(0, 13);
  return `${antenne}~${date}T${time.replace(":", "")}~${token}`;
};

/** Where the slots of a counsellor at an hour would stand, in whichever of their antennes. */
export const slotsAt = (
  { counsellor, date, time }: Hour,
  { accounts }: Pick<Directory, "accounts">,
): readonly string[] =>
  (accounts.find(({ id }) => id === counsellor)?.antennes ?? []).map((antenne) =>
    slotIdOf(antenne, counsellor, date, time),
  );

/** No slot stands there; if one does, the transaction says which. */
export const slotVacant = (id: string): Action => ({
  ConditionCheck: {
    TableName: tableName(),
    Key: slotKey(id),
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  },
});

/** The slots that stood where none was supposed: what such checks of a transaction say. */
export const slotsFound = (reasons: readonly CancellationReason[]): readonly Slot[] =>
  reasons.flatMap(({ Item }) => (Item ? [slotOf(plain(Item))] : []));

/** A new slot: refused as moved when it stands already. */
export const slotRecord = (slot: Slot): Action => ({
  Put: {
    TableName: tableName(),
    Item: { ...slotKey(slot.id), ...slot, expiresAt: expiryOf(slot) },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

/** Takes back a slot that nobody holds. */
export const slotClosing = ({ id }: Slot): Action => ({
  Delete: {
    TableName: tableName(),
    Key: slotKey(id),
    ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(holder)",
  },
});

/** A slot by id, or undefined. */
export const readSlot = async (id: string): Promise<Slot | undefined> => {
  const { Item } = await getItem({
    TableName: tableName(),
    Key: slotKey(id),
    ConsistentRead: true,
  });
  return Item && slotOf(Item);
};

/** Which of these slots stand. */
export const readSlots = async (ids: readonly string[]): Promise<readonly Slot[]> => {
  if (ids.length === 0) return [];
  return (await getItems(ids.map(slotKey))).map(slotOf);
};

/** The most slots that one list shows. */
const mostListed = 300;

const ofOffer = ["id", "antenne", "counsellor", "date", "time", "place", "holder"];

/** The slots of these antennes from a day up to another, in one request. */
export const slotsBetween = async (
  antennes: readonly string[],
  from: CivilDate,
  to: CivilDate,
): Promise<readonly SlotToOffer[]> => {
  if (antennes.length === 0) return [];
  const range = { from, to: addDays(to, 1) };
  return readPartitions<SlotToOffer>(antennes.map(slotPartition), range, ofOffer);
};

/** The slots of an antenne from a day on, in the order of the hours: one Query. */
export const listSlots = async (antenne: string, from: CivilDate): Promise<readonly Slot[]> => {
  const page = await queryItems({
    TableName: tableName(),
    KeyConditionExpression: "pk = :pk AND sk >= :from",
    ExpressionAttributeValues: { ":pk": slotPartition(antenne), ":from": from },
    Limit: mostListed,
    ConsistentRead: true,
  });
  return (page.Items ?? []).map(slotOf);
};
