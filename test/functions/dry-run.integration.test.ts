import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "../../domain/access/actor.ts";
import { DEFAULT_PROTOCOL } from "../../domain/protocol/default-protocol.ts";
import { putAccount, putAntenne } from "../../functions/adapters/table/directory.ts";
import { actorOf, directory, type Step } from "../domain/given.ts";
import { checked, entered, granted, requested } from "../domain/requests.ts";
import { call } from "./api.ts";
import { startTable } from "./engine.ts";
import { asPerson, lived } from "./messages.ts";

const samuel = actorOf("samuel");
const administrator: Actor = {
  account: "aurelie",
  roles: ["administrator"],
  antennes: [],
  standsFor: [],
};
const draft = { ...DEFAULT_PROTOCOL, from: "2027-01-01" };
const withoutDunkerque = {
  ...draft,
  communes: draft.communes.filter((insee) => insee !== "59183"),
};

let engine: { stop: () => Promise<void> };
const dossiers: string[] = [];
const given = async (steps: readonly Step[]) => {
  const id = randomUUID();
  await lived(id, asPerson(steps, randomUUID()));
  dossiers.push(id);
};
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-24T09:00:00.000Z") });
  engine = await startTable();
  for (const account of directory.accounts) await putAccount(account);
  for (const antenne of directory.antennes) await putAntenne(antenne);
  await given(requested);
  await given(checked);
  await given(granted);
  await given(entered);
});
afterAll(async () => {
  await engine.stop();
  vi.useRealTimers();
});

const run = (who: Actor, body: unknown) => call(who, "dryRunProtocol", { body });

describe("the dry run of a protocol on the open dossiers", () => {
  it("looks at every dossier between opinion and entry, and at no participant", async () => {
    expect((await run(samuel, draft)).body).toEqual({
      examined: 3,
      complete: true,
      changed: 0,
      gained: 0,
      lost: 0,
      criteria: [],
      dossiers: [],
    });
  });

  it("counts what would change, and names the dossiers to Statistics", async () => {
    const { body } = await run(samuel, withoutDunkerque);
    expect(body).toMatchObject({ examined: 3, changed: 3, gained: 0, lost: 3 });
    expect(body.criteria).toEqual([
      expect.objectContaining({ criterion: "residence", dossiers: 3 }),
    ]);
    const named = (body.dossiers as { card: { dossier: string } }[]).map(
      ({ card }) => card.dossier,
    );
    expect(named.toSorted()).toEqual(dossiers.slice(0, 3).toSorted());
  });

  it("gives the administrator figures and no name", async () => {
    const { status, body } = await run(administrator, withoutDunkerque);
    expect(status).toBe(200);
    expect(body).toMatchObject({ examined: 3, changed: 3 });
    expect(body).not.toHaveProperty("dossiers");
  });

  it("keeps nothing, and is closed to those who do not write protocols", async () => {
    const { body } = await call(samuel, "listProtocols");
    expect(body.items).toHaveLength(1);
    expect((await run(actorOf("claire"), draft)).body.code).toBe("not-allowed");
  });

  it("refuses what could not be kept either", async () => {
    expect((await run(samuel, { ...draft, from: "2026-11-24" })).body.code).toBe(
      "protocol-not-in-future",
    );
    expect((await run(samuel, { ...draft, communes: ["75056"] })).body.code).toBe(
      "commune-unknown",
    );
  });
});
