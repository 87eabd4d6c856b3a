import { queryItems, tableName } from "./client.ts";
import type { HistoryEvent } from "./evolved.ts";
import { dossierPartition, eventPrefix } from "./keys.ts";

type Place = Record<string, unknown> | undefined;

const readPage = (dossier: string, start: Place, newest: boolean) =>
  queryItems({
    TableName: tableName(),
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
    ExpressionAttributeValues: { ":pk": dossierPartition(dossier), ":prefix": eventPrefix },
    ConsistentRead: true,
    ...(newest ? { ScanIndexForward: false, Limit: 1 } : { ExclusiveStartKey: start }),
  });

/** An event without what stands beside it in its item: its keys, those of its list, whether it is quiet. */
export const historyEvent = ({
  pk: _pk,
  sk: _sk,
  owner: _owner,
  ownerSort: _ownerSort,
  quiet: _quiet,
  ...event
}: Record<string, unknown>): HistoryEvent => event as unknown as HistoryEvent;

const eventOf = (item: Record<string, unknown>): Kept => ({
  event: historyEvent(item),
  quiet: item.quiet === true,
});

/** An event as kept; `quiet` when it was seeded, imported or restored: never relayed. */
export type Kept = { readonly event: HistoryEvent; readonly quiet: boolean };

/** The whole history of a passage as kept, oldest first, strongly consistent: for relaying again. */
export const readKept = async (dossier: string): Promise<readonly Kept[]> => {
  const events: Kept[] = [];
  let start: Place;
  do {
    const page = await readPage(dossier, start, false);
    events.push(...(page.Items ?? []).map(eventOf));
    start = page.LastEvaluatedKey;
  } while (start);
  return events;
};

/** The events of a passage, oldest first, strongly consistent: for rebuilding and verifying. */
export const readHistory = async (dossier: string): Promise<readonly HistoryEvent[]> =>
  (await readKept(dossier)).map(({ event }) => event);

/** When the last event of a passage was recorded (UTC, ISO); empty for a passage without events. */
export const lastChangeOf = async (dossier: string): Promise<string> => {
  const page = await readPage(dossier, undefined, true);
  return String(page.Items?.[0]?.at ?? "");
};
