import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { call, dynamodb } from "../../local/engine-calls.ts";
import { list, records, text } from "../../local/json.ts";
import type { Platform } from "../../local/platform.ts";
import { request, startFixture, until } from "./fixture/platform.ts";

let platform: Platform;
beforeAll(async () => {
  platform = await startFixture();
});
afterEach(() => platform.faults.clear());
afterAll(() => platform?.stop());

const put = (id: string, waitingFor = "me") =>
  request(platform, "POST", "/items", { body: { id, waitingFor } });
const waiting = async (who: string) => {
  const { Items } = await dynamodb(platform.endpoints.dynamodb, "Query", {
    TableName: platform.table,
    IndexName: "waiting",
    KeyConditionExpression: "waitingFor = :who",
    ExpressionAttributeValues: { ":who": { S: who } },
  });
  return list(Items).length;
};
const calls = (action: string) => platform.calls.filter((each) => each.action === action).length;

describe("a fault on demand", () => {
  it("makes indexes late by so much, and on time again when it is off", async () => {
    await put("before", "late");
    await platform.faults.set({ indexLag: 600 });
    expect(await waiting("late")).toBe(1);
    await put("after", "late");
    await put("before", "nobody");
    expect(await waiting("late")).toBe(1);
    expect((await request(platform, "GET", "/items/after")).status).toBe(200);
    await until(async () => ((await waiting("nobody")) === 1 ? true : undefined), 3);
    await platform.faults.clear();
    expect(await waiting("late")).toBe(1);
  });

  it("refuses the next transaction for a conflict, once", async () => {
    await platform.faults.set({ transactionConflicts: 1, stopped: ["Reader"] });
    expect((await put("conflict")).status).toBe(502);
    expect((await put("conflict")).status).toBe(201);
  });

  it("throttles the next call, which the client tries again by itself", async () => {
    platform.calls.length = 0;
    await platform.faults.set({ throttles: 1, stopped: ["Reader"] });
    expect((await put("throttled")).status).toBe(201);
    expect(calls("TransactWriteItems")).toBe(2);
  });

  it("loses the answer of a transaction that was saved: the client tries again, one effect", async () => {
    await platform.faults.set({ lostAnswers: 1 });
    expect((await put("lost")).status).toBe(201);
    const { Items } = await dynamodb(platform.endpoints.dynamodb, "Query", {
      TableName: platform.table,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: "DOSSIER#lost" } },
    });
    expect(records(Items).map(({ sk }) => text((sk as { S: string }).S).slice(0, 7))).toEqual([
      "1#STATE",
      "3#EVENT",
    ]);
  });

  it("kills the function after its transaction and before its answer", async () => {
    await platform.faults.set({ killsAfterCommit: 1 });
    expect((await put("killed")).status).toBe(502);
    expect((await request(platform, "GET", "/items/killed")).status).toBe(200);
  });

  it("is refused when nobody knows it", async () => {
    await expect(platform.faults.set({ nonsense: 1 } as never)).rejects.toThrow(/nonsense/);
  });
});

describe("a door", () => {
  it("is closed to a caller that nobody knows", async () => {
    const answer = await fetch(platform.endpoints.dynamodb, {
      method: "POST",
      headers: {
        "x-amz-target": "DynamoDB_20120810.ListTables",
        authorization: "AWS4-HMAC-SHA256 Credential=nobody/x/x/dynamodb/aws4_request",
      },
      body: "{}",
    });
    expect(await answer.json()).toMatchObject({
      __type: expect.stringContaining("UnrecognizedClient"),
    });
  });

  it("keeps the account of who called what", async () => {
    platform.calls.length = 0;
    await request(platform, "GET", "/items/counted");
    expect(platform.calls).toEqual([
      { caller: expect.stringMatching(/^Casework/), service: "dynamodb", action: "GetItem" },
    ]);
  });

  it("lets the user pool be kept by its admin interface", async () => {
    const pool = (operation: string, body: Record<string, unknown>) =>
      call(platform.endpoints.cognito, `AWSCognitoIdentityProviderService.${operation}`, body);
    const UserAttributes = [{ Name: "email", Value: "nouvelle@example.org" }];
    await pool("AdminCreateUser", { Username: "acc-new", UserAttributes });
    await expect(pool("AdminCreateUser", { Username: "acc-new", UserAttributes })).rejects.toThrow(
      /UsernameExists/,
    );
    expect(await platform.token("nouvelle@example.org")).toMatch(/^ey/);
    await pool("AdminDisableUser", { Username: "acc-new" });
    await expect(platform.token("acc-new")).rejects.toThrow(/disabled/);
  });
});
