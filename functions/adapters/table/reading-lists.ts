import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import { type Reading, readingsOn } from "../../../domain/access/reading.ts";
import type { CivilDate } from "../../../domain/date.ts";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
import { cursorTo, placeOf } from "../cursor.ts";
import { queryItems, tableName } from "./client.ts";
import { dossierPartition, readingPrefix } from "./keys.ts";

/** A key says all of it: indexes carry nothing else. */
const readingOf = ({ pk, sk }: Record<string, unknown>): Reading => {
  const [, , at = "", by = "", actedFor, document] = String(sk).split("#");
  return {
    dossier: String(pk).slice(dossierPartition("").length),
    by,
    ...(actedFor && { for: actedFor }),
    at,
    ...(document && { document }),
  };
};

export type ReadingPage = { readonly items: readonly Reading[]; readonly cursor?: string };

/** Which page of readings, for whom: a cursor is bound to the reader and the list. */
export type Paging = {
  readonly limit: number;
  readonly cursor?: string;
  readonly reader: string;
  readonly now: string;
};

const newest = async (
  list: string,
  { limit, cursor, reader, now }: Paging,
  query: Partial<QueryCommandInput>,
): Promise<ReadingPage | Refusal> => {
  const purpose = `${reader}|${list}`;
  const start = placeOf<Record<string, unknown>>(purpose, now, cursor);
  if (isRefusal(start)) return start;
  const page = await queryItems({
    ...query,
    TableName: tableName(),
    ScanIndexForward: false,
    Limit: limit,
    ExclusiveStartKey: start,
  });
  return {
    items: (page.Items ?? []).map(readingOf),
    ...(page.LastEvaluatedKey && { cursor: cursorTo(purpose, now, page.LastEvaluatedKey) }),
  };
};

/** Who read a dossier, newest first: one Query. */
export const readingsOfDossier = (dossier: string, paging: Paging) =>
  newest(`readings-of:${dossier}`, paging, {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :readings)",
    ExpressionAttributeValues: { ":pk": dossierPartition(dossier), ":readings": readingPrefix },
  });

/** What was read on a day, newest first: one Query. */
export const readingsOfDay = (civilDate: CivilDate, paging: Paging) =>
  newest(readingsOn(civilDate), paging, {
    IndexName: "owner",
    KeyConditionExpression: "#owner = :of",
    ExpressionAttributeNames: { "#owner": "owner" },
    ExpressionAttributeValues: { ":of": readingsOn(civilDate) },
  });
