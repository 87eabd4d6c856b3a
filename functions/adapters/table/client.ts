import type {
  BatchWriteCommandInput,
  BatchWriteCommandOutput,
  DeleteCommandInput,
  ExecuteStatementCommandInput,
  ExecuteStatementCommandOutput,
  GetCommandInput,
  GetCommandOutput,
  PutCommandInput,
  QueryCommandInput,
  QueryCommandOutput,
  ScanCommandInput,
  ScanCommandOutput,
  TransactWriteCommandInput,
  UpdateCommandInput,
  UpdateCommandOutput,
} from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { readSettings } from "../settings.ts";
import { callService } from "../wire.ts";
import { againAfterConflict } from "./conflicts.ts";
import { type Item, plain, typed } from "./item.ts";

let name: string | undefined;

/** The table's name, from the environment. */
export const tableName = (): string => {
  name ??= readSettings({ TABLE_NAME: z.string().min(1) }).TABLE_NAME;
  return name;
};

/** Under these names a request or an answer holds an item of the table; a list of them; a list of values. */
const single = [
  "Key",
  "Item",
  "Attributes",
  "ExpressionAttributeValues",
  "ExclusiveStartKey",
  "LastEvaluatedKey",
];
const several = ["Keys", "Items"];
const values = "Parameters";

/** Turns every item within a request or an answer, however deep, and leaves the rest as it is. */
const turned = (value: unknown, turn: (item: Item) => Item): unknown => {
  if (Array.isArray(value)) return value.map((one) => turned(one, turn));
  if (typeof value !== "object" || value === null) return value;
  const wired: Item = {};
  for (const [key, held] of Object.entries(value)) {
    if (held === undefined) continue;
    if (single.includes(key)) wired[key] = turn(held);
    else if (several.includes(key)) wired[key] = held.map(turn);
    else if (key === values) wired[key] = held.map((value: unknown) => turn({ value }).value);
    else wired[key] = turned(held, turn);
  }
  return wired;
};

/** One request with plain values, tried again when it met another transaction, and its answer with plain values. */
const ask = async <Output>(operation: string, input: object): Promise<Output> => {
  const wired = turned(input, typed) as Item;
  return turned(
    await againAfterConflict(() => callService("dynamodb", operation, wired)),
    plain,
  ) as Output;
};

export const getItem = (input: GetCommandInput) => ask<GetCommandOutput>("GetItem", input);
export const queryItems = (input: QueryCommandInput) => ask<QueryCommandOutput>("Query", input);
export const selectItems = (input: ExecuteStatementCommandInput) =>
  ask<ExecuteStatementCommandOutput>("ExecuteStatement", input);
export const scanItems = (input: ScanCommandInput) => ask<ScanCommandOutput>("Scan", input);
export const putItem = (input: PutCommandInput) => ask<unknown>("PutItem", input);
export const updateItem = (input: UpdateCommandInput) =>
  ask<UpdateCommandOutput>("UpdateItem", input);
export const deleteItem = (input: DeleteCommandInput) => ask<unknown>("DeleteItem", input);
export const batchWrite = (input: BatchWriteCommandInput) =>
  ask<BatchWriteCommandOutput>("BatchWriteItem", input);

/** Asks for these attributes and no other. */
export const projectionOf = (attributes: readonly string[]) => ({
  ProjectionExpression: attributes.map((_, index) => `#a${index}`).join(", "),
  ExpressionAttributeNames: Object.fromEntries(
    attributes.map((attribute, index) => [`#a${index}`, attribute]),
  ),
});

/** The most keys that one BatchGetItem takes. */
const mostKeys = 100;

/** The items of these keys that stand, strongly consistent, in no order: a request a hundred. */
export const getItems = async (keys: readonly Item[]): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let left = [...keys];
  while (left.length > 0) {
    const later = left.slice(mostKeys);
    const Keys = left.slice(0, mostKeys);
    const RequestItems = { [tableName()]: { Keys, ConsistentRead: true } };
    const answer = await ask<Item>("BatchGetItem", { RequestItems });
    const { Responses = {}, UnprocessedKeys = {} } = answer as Partial<
      Record<"Responses" | "UnprocessedKeys", Record<string, unknown>>
    >;
    found.push(...((Responses[tableName()] ?? []) as Item[]).map(plain));
    const { Keys: unread = [] } = (UnprocessedKeys[tableName()] ?? {}) as { Keys?: Item[] };
    left = [...unread, ...later];
  }
  return found;
};

/** Writes all or nothing; a request sent again after its answer was lost is the same one. */
export const writeTogether = (actions: TransactWriteCommandInput["TransactItems"]) =>
  ask<unknown>("TransactWriteItems", {
    TransactItems: actions,
    ClientRequestToken: crypto.randomUUID(),
  });
