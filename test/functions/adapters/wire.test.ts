import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getItem, getItems, writeTogether } from "../../../functions/adapters/table/client.ts";
import { callService, ServiceError } from "../../../functions/adapters/wire.ts";

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string };
type Reply = { readonly status: number; readonly body: unknown } | "hang up" | "say nothing";

const secret = "a secret of this test";
let server: Server;
let heard: Heard[];
let replies: Reply[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString("utf8");
    heard.push({ headers: request.headers, body });
    const reply = replies.shift() ?? { status: 200, body: {} };
    if (reply === "hang up") return request.socket.destroy();
    if (reply === "say nothing") return;
    response.writeHead(reply.status, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify(reply.body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: address,
    AWS_ENDPOINT_URL_SQS: address,
    AWS_REGION: "eu-west-3",
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_SESSION_TOKEN: "a token",
    TABLE_NAME: "table",
  });
});
afterAll(() => server.close());
beforeEach(() => {
  heard = [];
  replies = [];
});

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();

/** The signature that IAM would compute for a request (IAM User Guide, « Create a signed AWS API request »). */
const signatureOf = ({ headers, body }: Heard): string => {
  const said = String(headers.authorization);
  const [, scope = ""] = /Credential=[^/]+\/([^,]+)/.exec(said) ?? [];
  const [, signed = ""] = /SignedHeaders=([^,]+)/.exec(said) ?? [];
  const lines = signed.split(";").map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = ["POST", "/", "", lines.join(""), signed, sha256(body)].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, toSign).toString("hex");
};
const signatureIn = ({ headers }: Heard) => /Signature=(\w+)/.exec(`${headers.authorization}`)?.[1];

const throttled = { status: 400, body: { __type: "com.amazonaws#ThrottlingException" } };

describe("a request to a service", () => {
  it("is signed as IAM asks, token and target included, and as the SDK signs it", async () => {
    await callService("dynamodb", "GetItem", { TableName: "table", Key: { pk: { S: "é" } } });
    await callService("sqs", "SendMessageBatch", { QueueUrl: "queue", Entries: [] });
    const stock = new DynamoDBClient({});
    await stock.send(new GetItemCommand({ TableName: "table", Key: { pk: { S: "é" } } }));
    expect(heard).toHaveLength(3);
    for (const request of heard) {
      expect(signatureIn(request)).toBe(signatureOf(request));
      expect(request.headers["x-amz-security-token"]).toBe("a token");
    }
    const [ours, queue, stocks] = heard;
    expect(ours?.body).toBe(stocks?.body);
    for (const name of ["x-amz-target", "content-type", "content-length", "host"])
      expect([name, ours?.headers[name]]).toEqual([name, stocks?.headers[name]]);
    expect(ours?.headers.authorization).toContain("/eu-west-3/dynamodb/aws4_request");
    expect(queue?.headers.authorization).toContain("/eu-west-3/sqs/aws4_request");
    expect(queue?.headers["x-amz-target"]).toBe("AmazonSQS.SendMessageBatch");
  });

  it("is sent again while the service is out of breath, out of order or out of reach", async () => {
    const found = { status: 200, body: { Item: { pk: { S: "one" } } } };
    replies = [{ status: 500, body: { __type: "InternalServerError" } }, "hang up", found];
    expect(await getItem({ TableName: "table", Key: { pk: "one" } })).toEqual({
      Item: { pk: "one" },
    });
    expect(heard).toHaveLength(3);
    heard = [];
    replies = [throttled, found];
    await getItem({ TableName: "table", Key: { pk: "one" } });
    expect(heard).toHaveLength(2);
  });

  it("is sent again when the service says nothing for five seconds", async () => {
    replies = ["say nothing"];
    const begun = performance.now();
    expect(await callService("dynamodb", "Query", {})).toEqual({});
    expect(heard).toHaveLength(2);
    expect(performance.now() - begun).toBeGreaterThan(4_900);
  }, 20_000);

  it("is given up after four tries, with what the service said", async () => {
    replies = Array.from({ length: 9 }, () => ({ status: 503, body: { message: "not now" } }));
    await expect(callService("dynamodb", "Query", {})).rejects.toThrow("not now");
    expect(heard).toHaveLength(4);
  });

  it("is not sent again when it is refused", async () => {
    const said = {
      __type: "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
      message: "The conditional request failed",
      Item: { pk: { S: "one" } },
    };
    replies = [{ status: 400, body: said }];
    const error = await callService("dynamodb", "PutItem", {}).catch((given) => given);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ name: "ConditionalCheckFailedException", said });
    expect(heard).toHaveLength(1);
  });

  it("writes once: a transaction whose answer was lost keeps its token", async () => {
    replies = ["hang up"];
    await writeTogether([{ Put: { TableName: "table", Item: { pk: "one", gone: undefined } } }]);
    const [first, again] = heard.map(({ body }) => JSON.parse(body));
    expect(heard).toHaveLength(2);
    expect(first.ClientRequestToken).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toEqual(first);
    expect(first.TransactItems[0].Put.Item).toEqual({ pk: { S: "one" } });
  });
});

describe("items of several keys", () => {
  it("are all read, also where the service leaves some for another request", async () => {
    const left = { table: { Keys: [{ pk: { S: "two" } }] } };
    replies = [
      {
        status: 200,
        body: { Responses: { table: [{ pk: { S: "one" } }] }, UnprocessedKeys: left },
      },
      { status: 200, body: { Responses: { table: [{ pk: { S: "two" } }] }, UnprocessedKeys: {} } },
    ];
    expect(await getItems([{ pk: "one" }, { pk: "two" }])).toEqual([{ pk: "one" }, { pk: "two" }]);
    expect(JSON.parse(heard[1]?.body ?? "").RequestItems.table.Keys).toEqual([
      { pk: { S: "two" } },
    ]);
  });
});
