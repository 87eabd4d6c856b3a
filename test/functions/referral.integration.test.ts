import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../domain/access/actor.ts";
import { putAntenne, putOrganisation } from "../../functions/adapters/table/directory.ts";
import { loadDossier, loadPassage } from "../../functions/adapters/table/load.ts";
import { call } from "./api.ts";
import { startTable } from "./engine.ts";

const prescriber: Actor = {
  account: "acc-ccas",
  roles: ["prescriber"],
  antennes: [],
  organisation: "ccas",
  standsFor: [],
};

const orientation = {
  identity: {
    birthName: "Vanhoutte",
    firstNames: "Jeanne",
    sex: "woman",
    birth: { kind: "complete", date: "1980-02-29" },
  },
  contact: { phone: "06 12 34 56 78", channel: "sms" },
  residence: { commune: "59183" },
  reason: "Cherche un accompagnement vers l’emploi.",
  told: true,
  notice: { version: "2026-01", means: "handed-over" },
};

let engine: { stop: () => Promise<void> };
beforeAll(async () => {
  engine = await startTable();
  await putOrganisation({ id: "ccas", name: "CCAS de Dunkerque", kind: "ccas", version: 1 });
  await putAntenne({
    id: "centre",
    name: "Antenne de Dunkerque-Centre",
    address: "1 place Jean-Bart",
    covers: [{ commune: "59183", from: "2020-01-01" }],
    version: 1,
  });
});
afterAll(() => engine.stop());

describe("an orientation, from the form to the table", () => {
  it("keeps state and history together, words apart", async () => {
    const answer = await call(prescriber, "submitReferral", { body: orientation });
    expect(answer).toMatchObject({ status: 201, body: { kind: "referral", version: 1 } });
    const id = String(answer.body.dossier);
    const { dossier } = await loadDossier(id);
    expect(dossier.states.map(({ kind }) => kind).sort()).toEqual(["person", "referral"]);
    const events = (await loadPassage(id)).history;
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain("Vanhoutte");
  });

  it("answers the same to the same command sent twenty times at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call(prescriber, "submitReferral", { body: orientation, key: "twenty" }),
      ),
    );
    const distinct = new Set(answers.map((answer) => JSON.stringify(answer)));
    expect(distinct.size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const events = (await loadPassage(String(answers[0]?.body.dossier))).history;
    expect(events).toHaveLength(2);
  });

  it("gives its first answer also to somebody who may not orient any more", async () => {
    const first = await call(prescriber, "submitReferral", { body: orientation, key: "left" });
    const left: Actor = { ...prescriber, roles: ["director"] };
    const again = await call(left, "submitReferral", { body: orientation, key: "left" });
    expect(again).toMatchObject({ status: 201, body: { dossier: first.body.dossier, version: 1 } });
    const other = await call(left, "submitReferral", { body: orientation, key: "another" });
    expect(other).toMatchObject({ status: 403, body: { code: "not-allowed" } });
  });

  it("refuses the same key with another body", async () => {
    await call(prescriber, "submitReferral", { body: orientation, key: "reused" });
    const other = { ...orientation, reason: "Autre chose." };
    const answer = await call(prescriber, "submitReferral", { body: other, key: "reused" });
    expect(answer).toMatchObject({ status: 422, body: { code: "key-reused" } });
  });

  it("shows the partner the stage of its own orientations and nothing of others", async () => {
    const answer = await call(prescriber, "submitReferral", { body: orientation });
    const params = { dossierId: String(answer.body.dossier) };
    const own = await call(prescriber, "readReferral", { params });
    expect(own).toMatchObject({ status: 200, body: { stage: "referred", name: "Vanhoutte" } });
    const other = { ...prescriber, account: "acc-other", organisation: "mission-locale" };
    const hidden = await call(other, "readReferral", { params });
    const absent = await call(other, "readReferral", { params: { dossierId: "none" } });
    expect(hidden).toEqual(absent);
    expect(hidden.status).toBe(404);
  });

  it("lists an organisation's orientations, a page at a time", async () => {
    const first = await call(prescriber, "listReferrals", { query: { limit: "2" } });
    expect(first.body.items).toHaveLength(2);
    const cursor = String(first.body.cursor);
    const second = await call(prescriber, "listReferrals", { query: { limit: "2", cursor } });
    expect(second.status).toBe(200);
    const thief = { ...prescriber, account: "acc-thief" };
    const stolen = await call(thief, "listReferrals", { query: { limit: "2", cursor } });
    expect(stolen).toMatchObject({ status: 400, body: { code: "cursor-unknown" } });
  });

  it.each([
    ["an unknown field", { ...orientation, colour: "blue" }, "invalid"],
    [
      "a birth to come",
      {
        ...orientation,
        identity: { ...orientation.identity, birth: { kind: "complete", date: "2090-01-01" } },
      },
      "birth-in-the-future",
    ],
    [
      "an impossible date",
      {
        ...orientation,
        identity: { ...orientation.identity, birth: { kind: "complete", date: "2001-02-29" } },
      },
      "invalid",
    ],
    ["a postcode as INSEE code", { ...orientation, residence: { commune: "59380" } }, "invalid"],
    [
      "a commune that no antenne covers",
      { ...orientation, residence: { commune: "59668" } },
      "no-antenne",
    ],
    ["a person who was not told", { ...orientation, told: false }, "invalid"],
  ])("refuses %s", async (_what, body, code) => {
    const answer = await call(prescriber, "submitReferral", { body });
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(String(answer.body.detail).length).toBeGreaterThan(10);
  });
});
