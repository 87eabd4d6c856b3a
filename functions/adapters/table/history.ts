import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { table, tableName } from "./client.ts";
import type { HistoryEvent } from "./evolved.ts";
import { dossierPartition, eventPrefix } from "./keys.ts";

type Place = Record<string, unknown> | undefined;

const readPage = (dossier: string, start: Place, newest: boolean) =>
  table().send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": dossierPartition(dossier), ":prefix": eventPrefix },
      ConsistentRead: true,
      ...(newest ? { ScanIndexForward: false, Limit: 1 } : { ExclusiveStartKey: start }),
    }),
  );

const eventOf = ({ pk: _pk, sk: _sk, ...event }: Record<string, unknown>) =>
  event as unknown as HistoryEvent;

/** The whole history of a passage, oldest first, strongly consistent: for rebuilding, verifying, relaying again. */
export const readHistory = async (dossier: string): Promise<readonly HistoryEvent[]> => {
  const events: HistoryEvent[] = [];
  let start: Place;
  do {
    const page = await readPage(dossier, start, false);
    events.push(...(page.Items ?? []).map(eventOf));
    start = page.LastEvaluatedKey;
  } while (start);
  return events;
};

/** When the last event of a passage was recorded (UTC, ISO); empty for a passage without events. */
export const lastChangeOf = async (dossier: string): Promise<string> => {
  const page = await readPage(dossier, undefined, true);
  return String(page.Items?.[0]?.at ?? "");
};
