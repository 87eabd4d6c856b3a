import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import type { Person } from "./house.ts";
import { openScene } from "./scene.ts";
import { done, today } from "./steps.ts";

const scene = openScene();

/** What a person sees of a setting. */
const view = async (person: Person, name: string) => {
  const { body } = await person.get("/settings");
  return body.items.find((item: { name: string }) => item.name === name);
};

describe("two people who edit the settings", () => {
  let first: Person;
  let second: Person;
  beforeAll(async () => {
    first = scene.cast.administrator;
    const account = {
      email: "second.administrateur@example.org",
      name: "Yves Samyn",
      roles: ["administrator"],
      antennes: [],
    };
    const { id } = done(await first.post("/accounts", account));
    second = await scene.house.as(String(id));
  });
  const path = "/settings/grantValidityDays";
  const from = () => addDays(today(), 10);

  it("the second is told that the value moved, sees both sides, and decides", async () => {
    const seen = (await view(second, "grantValidityDays")).version;
    expect(seen).toBe(0);
    done(await first.put(path, { value: 45, from: from() }, { seen }));
    const late = await second.put(path, { value: 90, from: from() }, { seen });
    expect(late).toMatchObject({ status: 412, body: { code: "changed-meanwhile" } });
    const now = await view(second, "grantValidityDays");
    expect(now).toMatchObject({
      value: 60,
      version: 1,
      changed: { by: "acc-administration", on: today() },
      next: { value: 45, from: from(), by: "acc-administration" },
    });
    done(await second.put(path, { value: 90, from: from() }, { seen: now.version }));
    expect(await view(first, "grantValidityDays")).toMatchObject({
      version: 2,
      next: { value: 90 },
    });
  });

  it("of two changes at once, one is kept and the other told, whatever they saw", async () => {
    const name = "contractDueDays";
    const change = (person: Person, value: number) =>
      person.put(`/settings/${name}`, { value, from: from() }, { seen: 0 });
    const answers = await Promise.all([change(first, 10), change(second, 20)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await view(first, name)).version).toBe(1);
  });

  it("sent again, a change gives its first answer", async () => {
    const send = () =>
      first.put(
        "/settings/reservationHours",
        { value: 3, from: from() },
        { seen: 0, key: "again" },
      );
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(await send()).toEqual(answer);
    expect((await view(first, "reservationHours")).version).toBe(1);
  });

  it("the history says who, when, from what to what; for those who may change only", async () => {
    const { body } = await first.get(`${path}/history`);
    expect(body.items).toMatchObject([
      { version: 2, before: 45, value: 90, on: today() },
      { version: 1, before: 60, value: 45, by: "acc-administration", from: from() },
    ]);
    expect(body.items[0].by).not.toBe("acc-administration");
    expect((await first.get("/settings/colour/history")).status).toBe(404);
    expect((await scene.cast.counsellor.get(`${path}/history`)).status).toBe(403);
  });

  it("a code that the one planned is not lost to the other's list", async () => {
    const kinds = (await view(first, "documentKinds")).value;
    const added = { ...kinds[0], code: "recepisse-neuf", label: "Récépissé neuf" };
    const all = { value: [...kinds, added], from: from() };
    done(await first.put("/settings/documentKinds", all, { seen: 0 }));
    const without = { value: kinds, from: from() };
    const answer = await second.put("/settings/documentKinds", without, { seen: 1 });
    expect(answer).toMatchObject({ status: 422, body: { code: "setting-code-removed" } });
  });
});
