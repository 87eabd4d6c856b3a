/** The door of DynamoDB: checks rights, makes faults, counts calls, then hands the request to the engine as it is. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Bell } from "../bell.ts";
import type { Clock } from "../clockwork.ts";
import { postTo } from "../engine-requests.ts";
import type { FaultSwitch } from "../faults.ts";
import type { Functions } from "../functions/pool.ts";
import { account, region } from "../identity.ts";
import { at, type Json, parsed, record, records, text } from "../json.ts";
import type { Ask } from "../permissions.ts";
import { bodyOf } from "../ports.ts";
import { accessKeyOf, type Callers, denial, jsonError } from "./caller.ts";
import type { LateIndexes } from "./late-indexes.ts";
import { selectedPage } from "./selects.ts";

const tableArn = (table: string) =>
  table.startsWith("arn:") ? table : `arn:aws:dynamodb:${region}:${account}:table/${table}`;

const transactionRights: Readonly<Record<string, string>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

const partition = (key: unknown): readonly string[] => {
  const value = at(key, "pk", "S");
  return typeof value === "string" ? [value] : [];
};

/** The partitions that one action names (`dynamodb:LeadingKeys`): of its key, its item, or the first equality of its query. */
const leadingKeys = (action: unknown): readonly string[] => {
  const [, name = ""] = /=\s*(:\w+)/.exec(text(at(action, "KeyConditionExpression"))) ?? [];
  const sought = at(action, "ExpressionAttributeValues", name, "S");
  return [
    ...partition(at(action, "Key")),
    ...partition(at(action, "Item")),
    ...(typeof sought === "string" && name ? [sought] : []),
  ];
};

/** A PartiQL statement: its right goes by its verb; without its partition it reads the whole table. */
const statementAsk = (body: Json): Ask => {
  const statement = text(body.Statement);
  const [, verb = "", table = ""] = /^\s*(\w+)\s.*?\bFROM\s+"([^"]+)"/is.exec(statement) ?? [];
  const action = verb.slice(0, 1).toUpperCase() + verb.slice(1).toLowerCase();
  const isScan = !/\bWHERE\s+pk\s+(=|IN\b)/i.test(statement);
  return {
    action: `dynamodb:PartiQL${action}`,
    resource: tableArn(table),
    context: {
      "dynamodb:LeadingKeys": records(body.Parameters).map(({ S }) => text(S)),
      "dynamodb:FullTableScan": [String(isScan)],
    },
  };
};

const leadingKeysOfBatch = (requests: unknown): readonly string[] =>
  Array.isArray(requests)
    ? requests.flatMap((one) => Object.values(record(one)).flatMap(leadingKeys))
    : records(at(requests, "Keys")).flatMap(partition);

/** The rights that a table call needs (DynamoDB Developer Guide, « API permissions: actions and resources »). */
export function tableAsks(operation: string, body: Json): readonly Ask[] {
  const ask = (action: string, table: unknown, keys: readonly string[]): Ask => ({
    action: `dynamodb:${action}`,
    resource: tableArn(text(table)),
    context: { "dynamodb:LeadingKeys": keys },
  });
  if (operation.startsWith("Transact"))
    return records(body.TransactItems).flatMap((item) =>
      Object.entries(item).map(([kind, target]) =>
        ask(transactionRights[kind] ?? kind, at(target, "TableName"), leadingKeys(target)),
      ),
    );
  if (operation.startsWith("Batch"))
    return Object.entries(record(body.RequestItems)).map(([table, requests]) =>
      ask(operation, table, leadingKeysOfBatch(requests)),
    );
  if (operation === "ExecuteStatement") return [statementAsk(body)];
  const index = body.IndexName === undefined ? "" : `/index/${text(body.IndexName)}`;
  return [ask(operation, tableArn(text(body.TableName, "*")) + index, leadingKeys(body))];
}

/** Handles one request of the DynamoDB protocol. */
export function tableDoor(options: {
  readonly engine: string;
  readonly callers: Callers;
  readonly functions: Functions;
  readonly faults: FaultSwitch;
  readonly clock: Clock;
  readonly lateIndexes: LateIndexes;
  /** Rung after each write. */
  readonly bell: Bell;
  /** The KMS key of a table, by its ARN. */
  readonly keyOf: (tableArn: string) => string | undefined;
}) {
  const { engine, callers, functions, faults, clock, lateIndexes, bell, keyOf } = options;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = (await bodyOf(request)) ?? Buffer.alloc(0);
    const target = text(request.headers["x-amz-target"]);
    const operation = target.split(".")[1] ?? "";
    const body = record(parsed(raw.toString("utf8")));
    response.setHeader("date", clock.now().toUTCString());
    const caller = callers.of(accessKeyOf(request));
    if (!caller)
      return jsonError(
        response,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
      );
    callers.calls.push({ caller: caller.id, service: "dynamodb", action: operation });
    const asks = tableAsks(operation, body);
    const keys = asks.flatMap(({ resource }) => keyOf(resource.split("/index/")[0] ?? "") ?? []);
    const refused = caller.refused([
      ...asks,
      ...keys.map((resource) => ({ action: "kms:Decrypt", resource })),
    ]);
    if (refused) return jsonError(response, "AccessDeniedException", denial(caller, refused));
    const isFunction = caller.fn !== undefined;
    if (isFunction && faults.take("throttles"))
      return jsonError(
        response,
        "ThrottlingException",
        "Throughput exceeds the current capacity of your table or index.",
      );
    const transaction = isFunction && operation === "TransactWriteItems";
    if (transaction && faults.take("transactionConflicts"))
      return jsonError(
        response,
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]",
        {
          CancellationReasons: records(body.TransactItems).map((_, place) =>
            place === 0
              ? { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" }
              : { Code: "None" },
          ),
        },
      );
    const single = isFunction && /^(Put|Update|Delete)Item$/.test(operation);
    if (single && faults.take("transactionConflicts"))
      return jsonError(
        response,
        "TransactionConflictException",
        "Transaction is ongoing for the item",
      );
    const page = operation === "ExecuteStatement" ? await selectedPage(engine, body) : undefined;
    if (page)
      return void response
        .writeHead(200, { "content-type": "application/x-amz-json-1.0" })
        .end(JSON.stringify(page));
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": target,
      "x-amz-date": text(request.headers["x-amz-date"], "20260101T000000Z"),
      authorization:
        "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=local",
    };
    const answer = await postTo(engine, headers, lateIndexes.redirected(operation, body, raw));
    const isDone = answer.status === 200;
    if (isDone && /Write|Put|Update|Delete/.test(operation)) bell.ring();
    if (isDone) await lateIndexes.wrote(operation, body);
    if (transaction && isDone && faults.take("killsAfterCommit")) {
      if (caller.fn) functions.kill(caller.fn);
      return void response.destroy();
    }
    if (transaction && isDone && faults.take("lostAnswers")) return void response.destroy();
    response.writeHead(answer.status, {
      "content-type": answer.headers["content-type"] ?? "application/x-amz-json-1.0",
      "content-length": answer.body.length,
      ...(answer.headers["x-amz-crc32"] && { "x-amz-crc32": answer.headers["x-amz-crc32"] }),
    });
    response.end(answer.body);
  };
}
