import { DynamoDBStreamSchema } from "@aws-lambda-powertools/parser/schemas/dynamodb";
import { SqsSchema } from "@aws-lambda-powertools/parser/schemas/sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dynamodb, sqs } from "../../local/engine-calls.ts";
import { at, records, text } from "../../local/json.ts";
import type { Platform } from "../../local/platform.ts";
import { request, startFixture, until } from "./fixture/platform.ts";

let platform: Platform;
const said: string[] = [];
beforeAll(async () => {
  platform = await startFixture({ said });
});
afterAll(() => platform?.stop());

const row = async (pk: string, sk: string) => {
  const { Item } = await dynamodb(platform.endpoints.dynamodb, "GetItem", {
    TableName: platform.table,
    Key: { pk: { S: pk }, sk: { S: sk } },
    ConsistentRead: true,
  });
  return Item;
};
const tries = async (name: string) => Number(at(await row("TRIED", name), "tries", "N") ?? 0);
const seen = async (id: string, sk = "1#STATE") =>
  Number(at(await row("SEEN", `DOSSIER#${id}|${sk}`), "times", "N") ?? 0);
const post = async (path: string, body: unknown) =>
  expect((await request(platform, "POST", path, { body })).ok).toBe(true);
const send = (body: unknown) => post("/messages", body);
const put = (id: string, waitingFor = "me") => post("/items", { id, waitingFor });
const deadLetters = async () => {
  const QueueUrl = platform.queueUrls.find((url) => url.includes("DeadLetters"));
  const { Messages } = await sqs(platform.endpoints.sqs, "ReceiveMessage", {
    QueueUrl,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
  });
  return records(Messages).map(({ Body }) => JSON.parse(text(Body)).name);
};
const isThere = (count: number) => (count > 0 ? count : undefined);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a queue's mapping (Lambda Developer Guide, « Using Lambda with Amazon SQS »)", () => {
  it("takes a message off the queue when all went well, and only once", async () => {
    await send({ kind: "work", name: "good" });
    await until(async () => isThere(await tries("good")));
    await pause(3_500);
    expect(await tries("good")).toBe(1);
  });

  it("drops what its filter does not match", async () => {
    await send({ kind: "other", name: "filtered" });
    await pause(700);
    expect(await tries("filtered")).toBe(0);
    await pause(3_000);
    expect(await deadLetters()).not.toContain("filtered");
  });

  // Some way apart in time, so that each is a batch of its own.
  it.concurrent.each(
    ["fail", "throw", "timeout", "unknown"].map((end, place) => [end, place] as const),
  )(
    "gives a message that ends by « %s » again after its visibility timeout, then to the dead letters",
    async (end, place) => {
      await pause(place * 450);
      await send({ kind: "work", name: `end-${end}`, end });
      const dead = async () => ((await deadLetters()).includes(`end-${end}`) ? true : undefined);
      await until(dead, 20);
      expect(await tries(`end-${end}`)).toBe(2);
    },
  );

  it("gives again only the messages that a partial answer names", async () => {
    const queue = platform.queueUrls.find((url) => url.includes("-Queue"));
    await platform.faults.set({ stopped: ["Worker"] });
    await sqs(platform.endpoints.sqs, "SendMessageBatch", {
      QueueUrl: queue,
      Entries: ["one", "two", "three"].map((name, place) => ({
        Id: String(place),
        MessageBody: JSON.stringify({ kind: "work", name, end: name === "two" ? "fail" : "ok" }),
      })),
    });
    await platform.faults.clear();
    await until(async () => ((await tries("two")) === 2 ? true : undefined), 15);
    expect(at(await row("TRIED", "one"), "together", "N")).toBe("3");
    expect([await tries("one"), await tries("three")]).toEqual([1, 1]);
  });

  it("hands over an event that an outside schema takes", async () => {
    const event = await sqsEvent();
    expect(SqsSchema.safeParse(event).error).toBeUndefined();
  });
});

describe("a stream's mapping (Lambda Developer Guide, « Using Lambda with Amazon DynamoDB »)", () => {
  it("hands over each record that the filter matches, once", async () => {
    await put("plain");
    await until(async () => isThere(await seen("plain")));
    await pause(500);
    expect(await seen("plain")).toBe(1);
    const events = await dynamodb(platform.endpoints.dynamodb, "Query", {
      TableName: platform.table,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :sk)",
      ExpressionAttributeValues: { ":pk": { S: "SEEN" }, ":sk": { S: "DOSSIER#plain|3#EVENT" } },
    });
    expect(records(events.Items)).toEqual([]);
  });

  it.each(["poison", "poison-throw"])(
    "bisects around a record that ends by « %s », tries it again, keeps it in S3 and goes on",
    async (poison) => {
      await platform.faults.set({ stopped: ["Reader"] });
      for (const name of ["a", "b", "c", "d", "e"])
        await put(`${poison}-${name}`, name === "c" ? poison : "me");
      await platform.faults.clear();
      await until(async () => isThere(await seen(`${poison}-e`)));
      expect(await seen(`${poison}-c`)).toBeGreaterThanOrEqual(2);
      const kept = await until(async () => {
        const found = (await failures()).find((each) => each.payload.includes(`${poison}-c`));
        return found;
      });
      expect(kept.requestContext.condition).toBe("RetryAttemptsExhausted");
      expect(kept.DDBStreamBatchInfo.batchSize).toBe(1);
      expect(DynamoDBStreamSchema.safeParse(JSON.parse(kept.payload)).error).toBeUndefined();
      await put(`${poison}-after`);
      await until(async () => isThere(await seen(`${poison}-after`)));
    },
  );

  it("keeps the order of one item when records come in another order between items", async () => {
    await platform.faults.set({ outOfOrder: true });
    for (const name of ["x", "y", "z"]) await put(`order-${name}`);
    const all = () => Promise.all(["order-x", "order-y", "order-z"].map((id) => seen(id)));
    await until(async () => isThere(Math.min(...(await all()))));
    await platform.faults.clear();
    expect(await all()).toEqual([1, 1, 1]);
  });
});

describe("a schedule", () => {
  it("runs when the clock is moved over its time, and its mail is in the mailbox", async () => {
    platform.clock.set("2027-03-10");
    const ran = await until(() => row("NIGHT", "2027-03-10T03:00:00Z"));
    expect(text(at(ran, "ranAt", "S"))).toMatch(/^2027-03-10T07:0/);
    platform.clock.set();
    const { emails } = await until(async () => {
      const found = await (await fetch(`${platform.mailbox}/store`)).json();
      return found.emails.length > 0 ? found : undefined;
    });
    expect(emails.at(-1)).toMatchObject({ subject: "Au soir", from: "plie@plie.example" });
  });

  it("runs what was last due in the day before when the clock is moved back", async () => {
    platform.clock.set("2026-06-30");
    const ran = await until(() => row("NIGHT", "2026-06-30T02:00:00Z"));
    expect(text(at(ran, "ranAt", "S"))).toMatch(/^2026-06-30T06:0/);
    platform.clock.set();
  });
});

type Failure = {
  payload: string;
  requestContext: { condition: string };
  DDBStreamBatchInfo: { batchSize: number };
};

async function failures(): Promise<Failure[]> {
  const bucket = platform.bucketNames.find((name) => name.includes("failures"));
  const headers = { authorization: "AWS4-HMAC-SHA256 Credential=local/x/x/s3/aws4_request" };
  const address = `${platform.endpoints.s3}/${bucket}`;
  const page = await (await fetch(`${address}?list-type=2`, { headers })).text();
  const keys = [...page.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key);
  return Promise.all(
    keys.map(
      async (key) => (await (await fetch(`${address}/${key}`, { headers })).json()) as Failure,
    ),
  );
}

/** The event of one message, as the fixture's echo of the queue would be: read from what the worker is sent. */
async function sqsEvent(): Promise<unknown> {
  const { recordOf } = await import("../../local/sources/queues.ts");
  const QueueUrl = platform.queueUrls.find((url) => url.includes("Uploaded"));
  await sqs(platform.endpoints.sqs, "SendMessage", { QueueUrl, MessageBody: "{}" });
  const { Messages } = await sqs(platform.endpoints.sqs, "ReceiveMessage", {
    QueueUrl,
    MessageSystemAttributeNames: ["All"],
  });
  const [message] = records(Messages);
  if (!message) throw new Error("no message came");
  return { Records: [recordOf(message, "arn:aws:sqs:eu-west-3:000000000000:Uploaded")] };
}
