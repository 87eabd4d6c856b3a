/**
 * Makes secondary indexes late: while the fault is on, index queries read a copy of the table to which every write is
 * applied only after the delay.
 */
import { dynamodb } from "../engine-calls.ts";
import type { FaultSwitch } from "../faults.ts";
import { at, type Json, list, record, records, text } from "../json.ts";
import type { TableSpec } from "../provision.ts";

export type LateIndexes = {
  /** The body to send: an index query goes to the late copy while the fault is on. */
  readonly redirected: (operation: string, body: Json, raw: Buffer) => Buffer;
  /** Tells that these writes succeeded. */
  readonly wrote: (operation: string, body: Json) => Promise<void>;
};

const copyOf = (table: string) => `${table}.late`;

export function lateIndexes(
  engine: string,
  tables: readonly TableSpec[],
  faults: FaultSwitch,
): LateIndexes {
  let on = false;
  faults.onChange(async ({ indexLag }) => {
    if (indexLag > 0 === on) return;
    for (const table of tables)
      await (indexLag > 0 ? copied(engine, table) : dropped(engine, table));
    on = indexLag > 0;
  });
  return {
    redirected: (operation, body, raw) =>
      on && operation === "Query" && body.IndexName !== undefined
        ? Buffer.from(JSON.stringify({ ...body, TableName: copyOf(text(body.TableName)) }))
        : raw,
    wrote: async (operation, body) => {
      if (!on) return;
      for (const { table, key } of touched(operation, body, tables)) {
        const found = await dynamodb(engine, "GetItem", {
          TableName: table.name,
          Key: key,
          ConsistentRead: true,
        });
        const request = found.Item
          ? { PutRequest: { Item: found.Item } }
          : { DeleteRequest: { Key: key } };
        setTimeout(() => {
          if (!on) return;
          dynamodb(engine, "BatchWriteItem", {
            RequestItems: { [copyOf(table.name)]: [request] },
          }).catch(() => undefined);
        }, faults.state().indexLag).unref();
      }
    },
  };
}

async function copied(engine: string, table: TableSpec): Promise<void> {
  await dropped(engine, table);
  const { StreamSpecification: _, ...definition } = table.definition;
  await dynamodb(engine, "CreateTable", { ...definition, TableName: copyOf(table.name) });
  let start: unknown;
  do {
    const page = await dynamodb(engine, "Scan", {
      TableName: table.name,
      ExclusiveStartKey: start,
    });
    const items = list(page.Items);
    for (let from = 0; from < items.length; from += 25)
      await dynamodb(engine, "BatchWriteItem", {
        RequestItems: {
          [copyOf(table.name)]: items
            .slice(from, from + 25)
            .map((Item) => ({ PutRequest: { Item } })),
        },
      });
    start = page.LastEvaluatedKey;
  } while (start);
}

async function dropped(engine: string, table: TableSpec): Promise<void> {
  await dynamodb(engine, "DeleteTable", { TableName: copyOf(table.name) }).catch(() => undefined);
}

function touched(
  operation: string,
  body: Json,
  tables: readonly TableSpec[],
): { table: TableSpec; key: Json }[] {
  const keyIn = (name: unknown, source: unknown) => {
    const table = tables.find((each) => each.name === text(name));
    if (!table || source === undefined) return [];
    const key = Object.fromEntries(table.keys.map((each) => [each, at(source, each)]));
    return [{ table, key }];
  };
  if (operation === "TransactWriteItems")
    return records(body.TransactItems).flatMap((item) =>
      Object.entries(item).flatMap(([kind, target]) =>
        kind === "ConditionCheck"
          ? []
          : keyIn(at(target, "TableName"), at(target, "Item") ?? at(target, "Key")),
      ),
    );
  if (operation === "BatchWriteItem")
    return Object.entries(record(body.RequestItems)).flatMap(([table, requests]) =>
      records(requests).flatMap((each) =>
        keyIn(table, at(each, "PutRequest", "Item") ?? at(each, "DeleteRequest", "Key")),
      ),
    );
  if (["PutItem", "UpdateItem", "DeleteItem"].includes(operation))
    return keyIn(body.TableName, body.Item ?? body.Key);
  return [];
}
