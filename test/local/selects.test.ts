import { afterAll, beforeAll, expect, it } from "vitest";
import { selectedPage } from "../../local/doors/selects.ts";
import { dynamodb } from "../../local/engine-calls.ts";
import { at, type Json, list, text } from "../../local/json.ts";
import { startTable } from "../functions/engine.ts";

let stop: (() => Promise<void>) | undefined;
let engine: string;
let table: string;

/** A partition of 300 kB and one of 1.2 MB, each with something before and behind what is asked for. */
beforeAll(async () => {
  ({ stop } = await startTable());
  engine = String(process.env.AWS_ENDPOINT_URL_DYNAMODB);
  table = String(process.env.TABLE_NAME);
  const put = (pk: string, sk: string, size: number) =>
    dynamodb(engine, "PutItem", {
      TableName: table,
      Item: { pk: { S: pk }, sk: { S: sk }, words: { S: "é".repeat(size / 2) } },
    });
  for (const [pk, count] of [
    ["ONE", 3],
    ["TWO", 12],
    ["THREE", 1],
  ] as const) {
    for (let n = 0; n < count; n += 1) await put(pk, `2#${String(n).padStart(2, "0")}`, 100_000);
    for (const sk of ["1#", "3#"]) await put(pk, sk, 2);
  }
});
afterAll(() => stop?.());

const statement = (keys: readonly string[], selected = "*") => ({
  Statement: `SELECT ${selected} FROM "${table}" WHERE pk IN [${keys.map(() => "?").join(", ")}] AND sk BETWEEN ? AND ?`,
  Parameters: [...keys, "2#", "3"].map((S) => ({ S })),
  ConsistentRead: true,
});

const pagesOf = async (ask: (body: Json) => Promise<Json | undefined>, body: Json) => {
  const pages: (readonly unknown[])[] = [];
  let NextToken: unknown;
  do {
    const page = await ask({ ...body, NextToken });
    pages.push(list(page?.Items));
    NextToken = page?.NextToken;
  } while (NextToken !== undefined);
  return pages;
};
const inOrder = (pages: readonly (readonly unknown[])[]) =>
  pages
    .flat()
    .map((item) => [at(item, "pk", "S"), at(item, "sk", "S"), text(at(item, "words", "S")).length])
    .sort();

it("a select of several partitions gives what the engine finds, a megabyte a page, and never all of the table", async () => {
  const asked = statement(["ONE", "TWO", "NOBODY"]);
  const ours = await pagesOf((body) => selectedPage(engine, body), asked);
  const engines = await pagesOf((body) => dynamodb(engine, "ExecuteStatement", body), asked);
  expect(inOrder(ours)).toHaveLength(15);
  expect(inOrder(ours)).toEqual(inOrder(engines));
  expect(ours.length).toBeGreaterThan(1);
  const words = statement(["ONE", "TWO"], '"sk", "words"');
  const [ourWords, enginesWords] = await Promise.all([
    pagesOf((body) => selectedPage(engine, body), words),
    pagesOf((body) => dynamodb(engine, "ExecuteStatement", body), words),
  ]);
  expect(inOrder(ourWords)).toEqual(inOrder(enginesWords));
  expect(Object.keys(ourWords[0]?.[0] ?? {}).sort()).toEqual(["sk", "words"]);
  const small = await pagesOf((body) => selectedPage(engine, body), statement(["ONE", "THREE"]));
  expect(small.map((page) => page.length)).toEqual([4]);
});

it("any other statement is left to the engine", async () => {
  for (const other of [`SELECT * FROM "${table}"`, `SELECT * FROM "${table}" WHERE pk = ?`])
    expect(
      await selectedPage(engine, { Statement: other, Parameters: [{ S: "ONE" }] }),
    ).toBeUndefined();
});
