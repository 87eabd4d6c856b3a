/**
 * Selects of several partitions, as DynamoDB answers them (Developer Guide, « PartiQL select statements »): a Query of each,
 * together in one page. The engine of this machine finds the same items, but reads the whole table for an IN. A page ends
 * where one of the Queries does, at a megabyte of its partition; DynamoDB counts that of all of them.
 */
import { dynamodb } from "../engine-calls.ts";
import { type Json, list, parsed, record, text } from "../json.ts";

const partitions =
  /^SELECT (?<selected>\*|"\w+"(?:, "\w+")*) FROM "(?<table>[^"]+)" WHERE pk IN \[\?(?:, \?)*\] AND sk BETWEEN \? AND \?$/;

type Place = { readonly partition: number; readonly start?: unknown };

const placeOf = (token: unknown): Place =>
  token === undefined
    ? { partition: 0 }
    : (record(parsed(Buffer.from(text(token), "base64").toString("utf8"))) as Place);

/** The names of what is selected as a Query asks for them; any name may be a reserved word. */
const projection = (selected: string): Json => {
  const names = [...selected.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  return names.length === 0
    ? {}
    : {
        ProjectionExpression: names.map((name) => `#${name}`).join(", "),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      };
};

const tokenOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString("base64");

/** The page of a select of several partitions; undefined for every other statement, which is the engine's. */
export async function selectedPage(engine: string, body: Json): Promise<Json | undefined> {
  const { table, selected = "" } = partitions.exec(text(body.Statement))?.groups ?? {};
  if (table === undefined) return undefined;
  const keys = list(body.Parameters).slice(0, -2);
  const [from, to] = list(body.Parameters).slice(-2);
  const items: unknown[] = [];
  let { partition, start } = placeOf(body.NextToken);
  for (; partition < keys.length; partition += 1) {
    const page = await dynamodb(engine, "Query", {
      TableName: table,
      ...projection(selected),
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: { ":pk": keys[partition], ":from": from, ":to": to },
      ConsistentRead: body.ConsistentRead,
      ExclusiveStartKey: start,
    });
    items.push(...list(page.Items));
    start = page.LastEvaluatedKey;
    if (start) return { Items: items, NextToken: tokenOf({ partition, start }) };
  }
  return { Items: items };
}
