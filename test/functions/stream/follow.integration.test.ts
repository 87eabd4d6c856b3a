import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "../../../domain/fact/fact.ts";
import { putItem, tableName } from "../../../functions/adapters/table/client.ts";
import { readFacts } from "../../../functions/adapters/table/facts.ts";
import { findByWords } from "../../../functions/adapters/table/search.ts";
import { handler as project } from "../../../functions/stream/project.ts";
import { handler as relay } from "../../../functions/stream/relay.ts";
import { startTable } from "../engine.ts";
import { happened, referred, story } from "../happened.ts";
import { startQueues } from "../queues.ts";
import { recordOf, statesOf, streamOf } from "./stream-events.ts";

let engine: Awaited<ReturnType<typeof startTable>>;
let queues: Awaited<ReturnType<typeof startQueues>>;
beforeAll(async () => {
  [engine, queues] = await Promise.all([startTable(), startQueues()]);
});
afterAll(async () => {
  await Promise.all([engine.stop(), queues.stop()]);
});

const stateOf = async (dossier: string, kind: string) =>
  (await statesOf(dossier)).find((item) => item.kind === kind) ?? {};
const factFor = async (dossier: string): Promise<Fact | undefined> =>
  (await readFacts()).find((fact) => fact.dossier === dossier);
const projected = async (dossier: string) => {
  const states = await statesOf(dossier);
  return project(streamOf(...states.map((item) => recordOf(item))));
};
const names = async (text: string, scopes: string[]) =>
  (await findByWords(text, scopes)).cards.map(({ firstNames }) => firstNames);

describe("relay", () => {
  it("sends the ids of what a validation asks for, once, and no word of the person", async () => {
    const id = randomUUID();
    await happened(id, [...referred(), story.controlRequested("2026-03-01")]);
    const records = (await statesOf(id)).map((item) => recordOf(item));
    expect(await relay(streamOf(...records))).toEqual({ batchItemFailures: [] });
    expect(await queues.drain("eligibility-check")).toEqual([
      { dossier: id, control: "control", version: 1 },
    ]);
    expect(await queues.drain("mail")).toEqual([]);
  });

  it("says nothing again when only the row in the lists was refreshed", async () => {
    const id = randomUUID();
    await happened(id, [...referred(), story.controlRequested("2026-03-01")]);
    const item = await stateOf(id, "control");
    const refreshed = { ...item, waitingFor: "statistics-officer" };
    await relay(streamOf(recordOf(refreshed, item), recordOf(undefined, item)));
    expect(await queues.drain("eligibility-check")).toEqual([]);
  });

  it("relays only what is newer than the item that stood before", async () => {
    const id = randomUUID();
    await happened(id, [...referred(), story.controlRequested("2026-03-01")]);
    const first = await stateOf(id, "control");
    await happened(id, [story.documentsMissing()]);
    const second = await stateOf(id, "control");
    await relay(streamOf(recordOf(second, first)));
    expect(await queues.drain("eligibility-check")).toEqual([]);
    const mails = await queues.drain("mail");
    expect(mails.map(({ template }) => template).sort()).toEqual([
      "documents-missing",
      "entry-review",
      "third-return",
    ]);
    expect(mails[0]).toMatchObject({ dossier: id, kind: "control", id: "control", n: 2 });
  });

  it("keeps quiet about what was seeded, imported or restored", async () => {
    const id = randomUUID();
    await happened(id, [...referred(), story.controlRequested("2026-03-01")], { quiet: true });
    await relay(streamOf(...(await statesOf(id)).map((item) => recordOf(item))));
    expect(await queues.drain("eligibility-check")).toEqual([]);
  });

  it("lets neighbours of a poison record go, and names the lowest that failed", async () => {
    const before = randomUUID();
    const after = randomUUID();
    for (const id of [before, after])
      await happened(id, [...referred(), story.controlRequested("2026-03-01")]);
    const poison = (n: number) =>
      recordOf({ pk: "DOSSIER#x", sk: `1#STATE#control#${n}`, kind: "control", id: "c" });
    const records = [
      recordOf(await stateOf(before, "control")),
      poison(1),
      recordOf(await stateOf(after, "control")),
      poison(2),
    ];
    const answer = await relay(streamOf(...records));
    expect(answer.batchItemFailures).toEqual([
      { itemIdentifier: records[1]?.dynamodb?.SequenceNumber },
    ]);
    const sent = await queues.drain("eligibility-check");
    expect(sent.map(({ dossier }) => dossier).sort()).toEqual([before, after].sort());
  });

  it("sends more than ten messages of one batch", async () => {
    const ids = Array.from({ length: 23 }, () => randomUUID());
    const records = ids.map((id) =>
      recordOf({
        pk: `DOSSIER#${id}`,
        sk: "1#STATE#control#c",
        dossier: id,
        kind: "control",
        id: "c",
        version: 1,
        last: [{ n: 1, type: "control-requested", data: {} }],
      }),
    );
    await relay(streamOf(...records));
    const sent = await queues.drain("eligibility-check");
    expect(new Set(sent.map(({ dossier }) => dossier)).size).toBe(23);
  });
});

describe("project", () => {
  it("keeps one fact a passage, without a name", async () => {
    const id = randomUUID();
    await happened(id, referred(), { at: "2026-03-02T09:00:00.000Z" });
    await happened(id, [story.appointmentGiven("2026-03-09")]);
    await projected(id);
    const fact = await factFor(id);
    expect(fact).toMatchObject({
      dossier: id,
      version: 3,
      stage: "appointment",
      antenne: "centre",
      commune: "59183",
      organisation: "ccas",
      wayIn: "partner",
      sex: "woman",
      band: "30-54",
      firstContactOn: "2026-03-02",
      referredOn: "2026-03-02",
      appointmentOn: "2026-03-09",
      changedAt: "2026-03-02T09:00:00.000Z",
    });
    expect(JSON.stringify(fact)).not.toMatch(/Vanhoutte|Jeanne|République/);
  });

  it("gives the same twice, late and out of order", async () => {
    const id = randomUUID();
    await happened(id, referred({ birthName: "Delattre", firstNames: "Twice" }));
    const old = (await statesOf(id)).map((item) => recordOf(item));
    await happened(id, [story.appointmentGiven("2026-03-09")]);
    await projected(id);
    const first = await factFor(id);
    await project(streamOf(...old));
    await projected(id);
    expect(await factFor(id)).toEqual(first);
    expect(await names("delattre", ["all"])).toEqual(["Twice"]);
  });

  it("survives ten projections of one dossier at once, while it changes", async () => {
    const id = randomUUID();
    await happened(id, referred({ birthName: "Concurrent", firstNames: "Ten" }));
    const changing = happened(id, [story.appointmentGiven("2026-03-09")]);
    await Promise.all([changing, ...Array.from({ length: 10 }, () => projected(id))]);
    await projected(id);
    expect(await factFor(id)).toMatchObject({ version: 3, appointmentOn: "2026-03-09" });
  });

  it("finds by name within the antenne, and everywhere for those who see all", async () => {
    const id = randomUUID();
    const someone = { birthName: "Lefèvre", firstNames: "Scope", franceTravailId: "1234567A" };
    await happened(id, referred(someone, "littoral"));
    await projected(id);
    expect(await names("LEFEBVRE", ["littoral"])).toEqual(["Scope"]);
    expect(await names("lefevre", ["centre"])).toEqual([]);
    expect(await names("lefevre", ["centre", "littoral"])).toEqual(["Scope"]);
    expect(await names("lefevre", ["all"])).toEqual(["Scope"]);
    expect(await names("1234567a", ["littoral"])).toEqual(["Scope"]);
    expect(await names("lefevre", [])).toEqual([]);
  });

  it("no longer finds under the name that was corrected, nor in the antenne that was left", async () => {
    const id = randomUUID();
    await happened(id, referred({ birthName: "Ancelin", firstNames: "Moved" }));
    await projected(id);
    const identity = { birthName: "Bourgeois", firstNames: "Moved", formerNames: [], sex: "man" };
    const birth = { kind: "year", year: 1990 };
    await happened(id, [
      {
        kind: "person",
        id: "person",
        events: [
          { type: "identity-corrected", data: {}, words: { identity: { ...identity, birth } } },
        ],
      },
      {
        kind: "referral",
        id: "referral",
        events: [
          { type: "counsellor-assigned", data: { counsellor: "acc-lucie", antenne: "littoral" } },
        ],
      },
    ]);
    await projected(id);
    expect(await names("ancelin", ["all"])).toEqual([]);
    expect(await names("bourgeois", ["centre"])).toEqual([]);
    expect(await names("bourgeois", ["littoral"])).toEqual(["Moved"]);
  });

  it("fails the batch from the lowest record whose dossier could not be projected", async () => {
    const sound = randomUUID();
    const spoiled = randomUUID();
    for (const id of [sound, spoiled]) await happened(id, referred());
    const Item = {
      pk: `DOSSIER#${spoiled}`,
      sk: "1#STATE#appointment#a",
      kind: "appointment",
      id: "a",
      version: 1,
      begunAt: "2026-03-02T09:00:00.000Z",
    };
    await putItem({ TableName: tableName(), Item });
    const records = [
      recordOf({ pk: "SESSION#s", sk: "1#STATE#entry-line#l" }),
      recordOf(await stateOf(sound, "person")),
      recordOf(Item),
      recordOf(await stateOf(spoiled, "person")),
    ];
    const answer = await project(streamOf(...records));
    expect(answer.batchItemFailures).toEqual([
      { itemIdentifier: records[2]?.dynamodb?.SequenceNumber },
    ]);
    expect(await factFor(sound)).toBeDefined();
  });
});
