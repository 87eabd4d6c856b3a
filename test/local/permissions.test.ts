import { describe, expect, it } from "vitest";
import { tableAsks } from "../../local/doors/tables.ts";
import type { Json } from "../../local/json.ts";
import { allows, matches } from "../../local/permissions.ts";

const table = "arn:aws:dynamodb:eu-west-3:000000000000:table/Dossiers";
const allow = (Action: unknown, Resource: unknown, Condition?: unknown) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const ask = (action: string, resource: string) => ({ action, resource });

describe("a policy (IAM User Guide, « Policy evaluation logic »)", () => {
  it.each([
    [
      "the action and the resource that it names",
      allow("dynamodb:Query", table),
      "dynamodb:Query",
      table,
      true,
    ],
    ["an action whatever its case", allow("DynamoDB:query", table), "dynamodb:Query", table, true],
    ["no other action", allow("dynamodb:Query", table), "dynamodb:Scan", table, false],
    ["no other table", allow("dynamodb:Query", table), "dynamodb:Query", `${table}2`, false],
    [
      "no index by the table's name",
      allow("dynamodb:Query", table),
      "dynamodb:Query",
      `${table}/index/waiting`,
      false,
    ],
    [
      "an index by its pattern",
      allow("dynamodb:Query", `${table}/index/*`),
      "dynamodb:Query",
      `${table}/index/waiting`,
      true,
    ],
    [
      "the stream by its pattern",
      allow("dynamodb:Get*", `${table}/stream/*`),
      "dynamodb:GetRecords",
      `${table}/stream/local`,
      true,
    ],
    [
      "actions by a star",
      allow("s3:GetObject*", "arn:aws:s3:::papers/*"),
      "s3:GetObjectVersion",
      "arn:aws:s3:::papers/a/b",
      true,
    ],
    [
      "no object by the bucket's name",
      allow("s3:GetObject", "arn:aws:s3:::papers"),
      "s3:GetObject",
      "arn:aws:s3:::papers/a",
      false,
    ],
    [
      "one sign by a question mark",
      allow("sqs:SendMessage", "arn:aws:sqs:*:*:mail-?"),
      "sqs:SendMessage",
      "arn:aws:sqs:eu-west-3:0:mail-1",
      true,
    ],
    [
      "all but what it excepts",
      { Effect: "Allow", NotAction: "s3:Delete*", Resource: "*" },
      "s3:GetObject",
      "arn:aws:s3:::papers/a",
      true,
    ],
    [
      "nothing that it excepts",
      { Effect: "Allow", NotAction: "s3:Delete*", Resource: "*" },
      "s3:DeleteObject",
      "arn:aws:s3:::papers/a",
      false,
    ],
  ])("allows %s", (_, statement, action, resource, expected) => {
    expect(allows([statement], ask(action, resource))).toBe(expected);
  });

  it("allows nothing by itself", () => {
    expect(allows([], ask("s3:GetObject", "arn:aws:s3:::papers/a"))).toBe(false);
  });

  it("lets a deny win over any allow", () => {
    const statements = [allow("*", "*"), { Effect: "Deny", Action: "s3:*", Resource: "*" }];
    expect(allows(statements, ask("s3:GetObject", "arn:aws:s3:::papers/a"))).toBe(false);
  });

  it("holds only where its condition does, and never where the call lacks the key", () => {
    const statement = allow("sqs:SendMessage", "*", {
      ArnEquals: { "aws:SourceArn": "arn:aws:events:*:*:rule/a" },
    });
    const asked = ask("sqs:SendMessage", "arn:aws:sqs:eu-west-3:0:q");
    const from = (arn: string) => ({ ...asked, context: { "aws:SourceArn": [arn] } });
    expect(allows([statement], from("arn:aws:events:eu-west-3:0:rule/a"))).toBe(true);
    expect(allows([statement], from("arn:aws:events:eu-west-3:0:rule/b"))).toBe(false);
    expect(allows([statement], asked)).toBe(false);
  });

  it("stops at a condition that is not served, instead of guessing", () => {
    const statement = allow("*", "*", { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } });
    expect(() => allows([statement], ask("s3:GetObject", "x"))).toThrow(/IpAddress/);
  });
});

describe("a pattern", () => {
  it("takes dots and brackets as they are", () => {
    expect(matches("a.b(c)*", "a.b(c)d")).toBe(true);
    expect(matches("a.b", "axb")).toBe(false);
  });
});

describe("a table call (DynamoDB Developer Guide, « API permissions: actions, resources, conditions »)", () => {
  it("asks for each action of a transaction by its own right", () => {
    const items = [
      { Put: { TableName: "Dossiers" } },
      { ConditionCheck: { TableName: "Dossiers" } },
      { Delete: { TableName: "Other" } },
    ];
    const asks = tableAsks("TransactWriteItems", { TransactItems: items });
    expect(asks.map(({ action, resource }) => [action.slice(9), resource.split("/")[1]])).toEqual([
      ["PutItem", "Dossiers"],
      ["ConditionCheckItem", "Dossiers"],
      ["DeleteItem", "Other"],
    ]);
  });

  it("names the partitions that each action leads to", () => {
    const pk = { S: "FACTS#1" };
    const keysOf = (operation: string, body: object) =>
      tableAsks(operation, body as Json).map(({ context }) => context?.["dynamodb:LeadingKeys"]);
    const TableName = "Dossiers";
    expect(keysOf("GetItem", { TableName, Key: { pk } })).toEqual([["FACTS#1"]]);
    expect(keysOf("PutItem", { TableName, Item: { pk } })).toEqual([["FACTS#1"]]);
    const query = {
      TableName,
      KeyConditionExpression: "pk = :pk AND sk <= :upTo",
      ExpressionAttributeValues: { ":pk": pk, ":upTo": { S: "2026" } },
    };
    expect(keysOf("Query", query)).toEqual([["FACTS#1"]]);
    const Keys = [{ pk }, { pk: { S: "DIRECTORY" } }];
    const read = { RequestItems: { [TableName]: { Keys } } };
    expect(keysOf("BatchGetItem", read)).toEqual([["FACTS#1", "DIRECTORY"]]);
    const write = { RequestItems: { [TableName]: [{ DeleteRequest: { Key: { pk } } }] } };
    expect(keysOf("BatchWriteItem", write)).toEqual([["FACTS#1"]]);
    const items = [{ Put: { TableName, Item: { pk } } }, { Delete: { TableName, Key: Keys[1] } }];
    expect(keysOf("TransactWriteItems", { TransactItems: items })).toEqual([
      ["FACTS#1"],
      ["DIRECTORY"],
    ]);
  });

  it("asks for the right of a statement's verb, and says whether it reads the whole table", () => {
    const asked = (Statement: string) =>
      tableAsks("ExecuteStatement", { Statement, Parameters: [{ S: "DOSSIER#1" }] })[0];
    const two = asked('SELECT * FROM "Dossiers" WHERE pk IN [?, ?] AND sk BETWEEN ? AND ?');
    expect(two).toEqual({
      action: "dynamodb:PartiQLSelect",
      resource: table,
      context: { "dynamodb:LeadingKeys": ["DOSSIER#1"], "dynamodb:FullTableScan": ["false"] },
    });
    for (const all of ['SELECT * FROM "Dossiers"', 'SELECT * FROM "Dossiers" WHERE sk = ?'])
      expect(asked(all)?.context?.["dynamodb:FullTableScan"]).toEqual(["true"]);
    expect(asked('DELETE FROM "Dossiers" WHERE pk = ?')?.action).toBe("dynamodb:PartiQLDelete");
  });

  it("asks for the index that it queries, and for every table of a batch", () => {
    const query = tableAsks("Query", { TableName: "Dossiers", IndexName: "waiting" });
    expect(query[0]?.resource).toBe(`${table}/index/waiting`);
    const batch = tableAsks("BatchGetItem", { RequestItems: { Dossiers: {}, [table]: {} } });
    expect(batch.map(({ resource }) => resource)).toEqual([table, table]);
  });
});
