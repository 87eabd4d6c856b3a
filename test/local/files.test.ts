import { createHash } from "node:crypto";
import { EventBridgeSchema } from "@aws-lambda-powertools/parser/schemas/eventbridge";
import { S3EventNotificationEventBridgeSchema } from "@aws-lambda-powertools/parser/schemas/s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sqs } from "../../local/engine-calls.ts";
import { records, text } from "../../local/json.ts";
import type { Platform } from "../../local/platform.ts";
import { request, startFixture, until } from "./fixture/platform.ts";

let platform: Platform;
beforeAll(async () => {
  platform = await startFixture();
});
afterAll(() => platform?.stop());

const content = Buffer.from("%PDF-1.7 a paper");
const sha256 = createHash("sha256").update(content).digest("base64");
let count = 0;

/** Asks for a link and gives back how to use it. */
async function link(over: Record<string, unknown> = {}) {
  const key = `quarantine/${++count} é.pdf`;
  const body = { key, size: content.length, type: "application/pdf", sha256, ...over };
  const { url } = await (await request(platform, "POST", "/uploads", { body })).json();
  const headers = {
    "content-type": "application/pdf",
    "x-amz-checksum-sha256": sha256,
    "if-none-match": "*",
  };
  const put = (change: Record<string, string> = {}, sent = content) =>
    fetch(url, { method: "PUT", headers: { ...headers, ...change }, body: new Uint8Array(sent) });
  return { key, put, url };
}

describe("a presigned upload (S3 User Guide, « Uploading objects with presigned URLs »)", () => {
  it("is taken as it was signed, gives a version, and is announced by the template's rule", async () => {
    const { key, put } = await link();
    const answer = await put();
    expect({ status: answer.status, said: await answer.text() }).toEqual({ status: 200, said: "" });
    const version = answer.headers.get("x-amz-version-id");
    expect(version).toMatch(/^[\w-]{32}$/);
    const told = await until(async () =>
      (await messages("Uploaded")).find((each) => each.key === key),
    );
    expect(told).toEqual({ key, version });
  });

  it.each([
    ["another type", { "content-type": "image/png" }, content, 403],
    ["another checksum than signed", { "x-amz-checksum-sha256": "other" }, content, 403],
    ["no if-none-match", { "if-none-match": "" }, content, 403],
    ["another size", {}, Buffer.concat([content, content]), 403],
    ["other content of the same size", {}, Buffer.alloc(content.length), 400],
  ])("is refused with %s", async (_, change, sent, status) => {
    const { put } = await link();
    expect((await put(change, sent)).status).toBe(status);
  });

  it("is refused a second time: 412", async () => {
    const { put } = await link();
    expect((await put()).status).toBe(200);
    expect((await put()).status).toBe(412);
  });

  it("is refused when the link has expired on the platform's clock", async () => {
    const { put } = await link();
    platform.clock.set(new Date(Date.now() + 61_000));
    expect((await put()).status).toBe(403);
    platform.clock.set();
  });

  it("is refused with an address that was changed", async () => {
    const { url } = await link();
    const other = url.replace("quarantine", "elsewhere");
    expect((await fetch(other, { method: "PUT", body: "x" })).status).toBe(403);
  });

  it("may be sent from the client's origin with the headers that the bucket's rules allow, and no other", async () => {
    const { url } = await link();
    const preflight = async (origin: string, headers: string) => {
      const answer = await fetch(url, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "PUT",
          "access-control-request-headers": headers,
        },
      });
      return [answer.status, answer.headers.get("access-control-allow-origin")];
    };
    expect(await preflight(platform.origin, "content-type")).toEqual([200, platform.origin]);
    expect(await preflight(platform.origin, "x-other")).toEqual([403, null]);
    expect(await preflight("https://elsewhere.example", "content-type")).toEqual([403, null]);
  });
});

const operatorHeaders = { authorization: "AWS4-HMAC-SHA256 Credential=local/x/x/s3/aws4_request" };
const address = (key: string) => `${platform.endpoints.s3}/${platform.bucketNames[0]}/${key}`;

describe("an object", () => {
  it("keeps its versions: each is read by its id, and deleted for good only by its id", async () => {
    const put = (body: string) =>
      fetch(address("kept"), { method: "PUT", headers: operatorHeaders, body });
    const [first, second] = [await put("one"), await put("two")].map((each) =>
      text(each.headers.get("x-amz-version-id")),
    );
    const read = async (version?: string) => {
      const query = version ? `?versionId=${version}` : "";
      const answer = await fetch(address("kept") + query, { headers: operatorHeaders });
      return answer.ok ? answer.text() : answer.status;
    };
    expect([await read(), await read(first), await read(second)]).toEqual(["two", "one", "two"]);
    await fetch(address("kept"), { method: "DELETE", headers: operatorHeaders });
    expect([await read(), await read(first)]).toEqual([404, "one"]);
    const listing = await fetch(`${address("")}?versions&prefix=kept`, {
      headers: operatorHeaders,
    });
    expect(await listing.text()).toContain(`<VersionId>${first}</VersionId>`);
    await fetch(`${address("kept")}?versionId=${first}`, {
      method: "DELETE",
      headers: operatorHeaders,
    });
    expect(await read(first)).toBe(404);
  });

  it("is refused to who shows no key or an unknown one", async () => {
    expect((await fetch(address("kept"))).status).toBe(403);
    const headers = { authorization: "AWS4-HMAC-SHA256 Credential=nobody/x/x/s3/aws4_request" };
    expect((await fetch(address("kept"), { headers })).status).toBe(403);
  });
});

describe("the bus", () => {
  const scans = async (name: string) => {
    const found = (await messages("Announced")).filter(({ detail }) => {
      const key = detail.object?.key ?? detail.s3ObjectDetails?.objectKey;
      return key === name;
    });
    if (found.length < 2) return undefined;
    return found.toSorted(
      (one, other) => Number(!one.detail.object) - Number(!other.detail.object),
    );
  };

  it.each([
    ["NO_THREATS_FOUND", "a paper"],
    ["THREATS_FOUND", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"],
  ])(
    "announces an object by an event that an outside schema takes, and its scan: %s",
    async (verdict, body) => {
      await fetch(address(verdict), { method: "PUT", headers: operatorHeaders, body });
      const [created, scanned] = await until(() => scans(verdict));
      expect(S3EventNotificationEventBridgeSchema.safeParse(created).error).toBeUndefined();
      expect(EventBridgeSchema.safeParse(scanned).error).toBeUndefined();
      expect(scanned?.detail).toMatchObject({
        scanStatus: "COMPLETED",
        scanResultDetails: { scanResultStatus: verdict },
        s3ObjectDetails: { versionId: created?.detail.object?.["version-id"] },
      });
    },
  );
});

type Announced = {
  key: string;
  detail: {
    object?: { key: string; "version-id": string };
    s3ObjectDetails?: { objectKey: string };
  };
};

async function messages(queue: string): Promise<Announced[]> {
  const QueueUrl = platform.queueUrls.find((url) => url.includes(queue));
  const { Messages } = await sqs(platform.endpoints.sqs, "ReceiveMessage", {
    QueueUrl,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 0,
  });
  return records(Messages).map(({ Body }) => JSON.parse(text(Body)));
}
