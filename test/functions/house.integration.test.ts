import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, Role } from "../../domain/access/actor.ts";
import { accounts, writeHouse } from "../../functions/tools/seed/house.ts";
import { call } from "./api.ts";
import { startTable } from "./engine.ts";

const actorWith = (role: Role): Actor => {
  const account = accounts.find(({ roles }) => roles.includes(role));
  if (account === undefined) throw new Error(`nobody is ${role}`);
  return {
    account: account.id,
    roles: account.roles,
    antennes: account.antennes,
    ...(account.organisation && { organisation: account.organisation }),
    standsFor: [],
  };
};
const statistics = actorWith("statistics-officer");
const counsellor = actorWith("counsellor");

let engine: { stop: () => Promise<void> };
beforeAll(async () => {
  engine = await startTable();
  await writeHouse();
});
afterAll(() => engine.stop());

describe("the house: accounts, antennes, partners", () => {
  it("tells each person who they are and what may wait for them", async () => {
    const me = await call(counsellor, "readMe");
    expect(me).toMatchObject({ status: 200, body: { name: "Hélène Carpentier" } });
    expect(me.body.waitingLists).toContain(`counsellor:${counsellor.account}`);
  });

  it("refuses a deputy of another role, and a period that ends before it begins", async () => {
    const params = { accountId: counsellor.account };
    const name = (account: string, from: string, to: string) =>
      call(counsellor, "planAbsence", { params, body: { account, from, to } });
    expect(await name("acc-animation", "2030-01-01", "2030-01-15")).toMatchObject({
      body: { code: "delegate-role" },
    });
    expect(await name("acc-conseiller", "2030-01-15", "2030-01-01")).toMatchObject({
      body: { code: "period-backwards" },
    });
    expect(await name("acc-conseiller", "2030-01-01", "2030-01-15")).toMatchObject({ status: 200 });
  });

  it("hides the directory's addresses from everybody but the administrator", async () => {
    const seen = await call(counsellor, "readDirectory");
    expect(JSON.stringify(seen.body)).not.toContain("@example.org");
    expect(await call(counsellor, "createAccount", { body: {} })).not.toMatchObject({
      status: 201,
    });
  });
});

describe("settings and protocols", () => {
  it("shows every setting as to be confirmed until somebody confirms it", async () => {
    const named = async (name: string) => {
      const { body } = await call(statistics, "readSettings");
      return (body.items as { name: string; confirmed: boolean }[]).find(
        (one) => one.name === name,
      );
    };
    expect(await named("grantValidityDays")).toMatchObject({ confirmed: false, value: 60 });
    const params = { name: "grantValidityDays" };
    const done = await call(statistics, "changeSetting", { params, body: { confirmed: true } });
    expect(done.status).toBe(200);
    expect(await named("grantValidityDays")).toMatchObject({ confirmed: true, value: 60 });
  });

  it("changes a setting from a day to come only, and only by those who may", async () => {
    const params = { name: "grantValidityDays" };
    const past = await call(statistics, "changeSetting", {
      params,
      body: { value: 90, from: "2020-01-01" },
    });
    expect(past).toMatchObject({ status: 422, body: { code: "setting-not-in-future" } });
    const denied = await call(counsellor, "changeSetting", {
      params,
      body: { value: 90, from: "2040-01-01" },
    });
    expect(denied).toMatchObject({ status: 403, body: { code: "not-allowed" } });
  });

  it("adds a version of the protocol beside the others, and says what changes", async () => {
    const { body } = await call(statistics, "listProtocols");
    const [current] = body.items as Record<string, unknown>[];
    const { by: _by, on: _on, to: _to, differences: _differences, ...version } = current ?? {};
    const communes = (version.communes as string[]).slice(1);
    const draft = { ...version, communes, from: "2040-01-01" };
    const made = await call(statistics, "draftProtocol", { body: draft });
    expect(made.status).toBe(201);
    const twice = await call(statistics, "draftProtocol", { body: draft });
    expect(twice.body.code).toBe("protocol-day-taken");
    const listed = (await call(statistics, "listProtocols")).body.items as {
      to?: string;
      differences: unknown[];
    }[];
    expect(listed[0]?.to).toBe("2039-12-31");
    expect(listed[1]?.differences).toHaveLength(1);

    const withdraw = (from: string, who = statistics, key?: string) =>
      call(who, "withdrawProtocol", { params: { from }, body: {}, ...(key && { key }) });
    expect((await withdraw("2040-01-01", counsellor)).body.code).toBe("not-allowed");
    expect((await withdraw("2039-01-01")).body.code).toBe("protocol-unknown");
    expect((await withdraw(String(version.from))).body.code).toBe("protocol-begun");
    const [first, again] = [
      await withdraw("2040-01-01", statistics, "the same"),
      await withdraw("2040-01-01", statistics, "the same"),
    ];
    expect(first).toMatchObject({ status: 200, body: { from: "2040-01-01" } });
    expect(again).toEqual(first);
    expect((await call(statistics, "listProtocols")).body.items).toEqual(body.items);
  });
});
