import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cardOf } from "../../domain/dossier/card.ts";
import { get, put } from "../../functions/adapters/documents.ts";
import { dossiersFile, factsFile, listNights, readNight } from "../../functions/adapters/nights.ts";
import {
  putItem,
  scanItems,
  tableName,
  updateItem,
} from "../../functions/adapters/table/client.ts";
import { readFacts } from "../../functions/adapters/table/facts.ts";
import { readEvenings } from "../../functions/adapters/table/figures.ts";
import { loadDossier, loadPassage } from "../../functions/adapters/table/load.ts";
import { projectDossier } from "../../functions/adapters/table/projection.ts";
import { findByWords } from "../../functions/adapters/table/search.ts";
import {
  keepMinutes,
  loadSession,
  putSession,
  settleLine,
} from "../../functions/adapters/table/sessions.ts";
import { verifyDossier } from "../../functions/adapters/table/verify.ts";
import { anonymise, forgetLeaves } from "../../functions/forget.ts";
import { fromParquet } from "../../functions/schedule/attainment/file.ts";
import { handler as attainment } from "../../functions/schedule/attainment.ts";
import {
  forgetAgain,
  rebuild,
  reconcile,
  replay,
  verify,
} from "../../functions/tools/upkeep/upkeep.ts";
import { startDocumentsBucket } from "./adapters/documents-bucket.ts";
import { startTable } from "./engine.ts";
import { happened, referred, story } from "./happened.ts";
import { startQueues } from "./queues.ts";

let stops: (() => Promise<void>)[] = [];
let queues: Awaited<ReturnType<typeof startQueues>>;
const now = "2026-07-01T09:00:00.000Z";
const at = "2026-03-02T09:00:00.000Z";

beforeAll(async () => {
  const engine = await startTable();
  queues = await startQueues();
  const bucket = await startDocumentsBucket(() => new Date());
  process.env.FACTS_BUCKET = process.env.DOCUMENTS_BUCKET;
  stops = [engine.stop, queues.stop, bucket];
});
afterAll(async () => {
  for (const stop of stops) await stop();
});

/** A passage from the orientation to the entry. */
const passage = async (birthName = "Vanhoutte"): Promise<string> => {
  const id = randomUUID();
  await happened(id, referred({ birthName }), { at });
  await happened(id, [story.appointmentGiven("2026-03-09")], { at });
  await happened(id, [story.present(), story.opinion()], { at });
  await happened(id, [story.prepared(), story.submitted("2026-03-10")], { at });
  await happened(id, [story.validated(), story.controlRequested("2026-03-10")], { at });
  await happened(id, [story.granted(), story.entered("2026-03-20")], { at });
  await projectDossier(id);
  return id;
};

const whole = async (): Promise<string> => {
  const page = await scanItems({ TableName: tableName() });
  return JSON.stringify(page.Items);
};

describe("the history of a passage", () => {
  it("verifies from the first event to the last", async () => {
    expect(await verifyDossier(await passage())).toEqual([]);
  });

  it("shows an event that was altered, and a state that does not follow from its events", async () => {
    const id = await passage();
    const events = (await loadPassage(id)).history;
    const event = events.find(({ type }) => type === "entry-recorded");
    const sk = `3#EVENT#${at}#parcours#parcours#00001`;
    expect(event).toBeDefined();
    const altered = { ...(event?.data as object), enteredOn: "2026-01-01" };
    await updateItem({
      TableName: tableName(),
      Key: { pk: `DOSSIER#${id}`, sk },
      UpdateExpression: "SET #data = :data",
      ExpressionAttributeNames: { "#data": "data" },
      ExpressionAttributeValues: { ":data": altered },
    });
    expect(await verifyDossier(id)).toEqual([
      { kind: "parcours", id: "parcours", n: 1, what: "event-altered" },
      { kind: "parcours", id: "parcours", what: "state-altered" },
    ]);
  });

  it("shows a word that was changed and a leaf that nobody wrote", async () => {
    const id = await passage();
    const { dossier } = await loadDossier(id);
    const leaf = dossier.states.find(({ kind }) => kind === "person")?.state as {
      identity: { id: string };
    };
    const identity = dossier.leaves[leaf.identity.id] as object;
    const value = { ...identity, birthName: "Autre" };
    const Item = { pk: `DOSSIER#${id}`, salt: "s", value };
    const write = (name: string) =>
      putItem({
        TableName: tableName(),
        Item: { ...Item, sk: `2#TEXT#${name}`, leaf: name },
      });
    await write(leaf.identity.id);
    await write("stranger");
    const faults = await verifyDossier(id);
    expect(faults.map(({ what }) => what).sort()).toEqual(["leaf-altered", "leaf-unknown"]);
  });
});

describe("forgetting leaves", () => {
  it("leaves no word behind, in lists and search neither, and the history verifies", async () => {
    const id = await passage("Oubliettes");
    expect((await findByWords("oubliettes", ["all"])).cards).toHaveLength(1);
    const { leaves } = (await loadDossier(id)).dossier;
    await forgetLeaves(id, Object.keys(leaves), now);
    expect(await whole()).not.toContain("Oubliettes");
    expect((await findByWords("oubliettes", ["all"])).cards).toEqual([]);
    expect(await verifyDossier(id)).toEqual([]);
    const { rows } = await loadDossier(id);
    const names = Object.values(rows).flatMap(({ card }) => card?.name ?? []);
    expect(new Set(names)).toEqual(new Set(["(effacé)"]));
  });
});

describe("anonymising a passage", () => {
  it("leaves one coarse fact, and nothing of the person in table, files and past nights", async () => {
    const id = await passage("Disparue");
    const other = await passage("Restante");
    const paper = await put(`documents/${id}/paper`, "text/plain", Buffer.from("Disparue"));
    await put(paper.key, "text/plain", Buffer.from("Disparue, version 2"));
    await attainment({ date: "2026-06-30" });
    const figures = await readEvenings("all", "2026-06-30", 1);

    const coarse = await anonymise(id, now);
    expect(await whole()).not.toMatch(new RegExp(`Disparue|${id}`));
    await expect(get(paper)).rejects.toThrow();
    expect((await findByWords("disparue", ["all"])).cards).toEqual([]);
    const facts = await readFacts();
    expect(facts.find(({ dossier }) => dossier === coarse)).toEqual({
      dossier: coarse,
      version: 1,
      changedAt: "2026-03-01T00:00:00.000Z",
      stage: "participant",
      anonymised: true,
      antenne: "centre",
      wayIn: "partner",
      sex: "woman",
      band: "30-54",
      opinion: "favourable",
      requestStatus: "validated",
      decision: "granted",
      firstContactOn: "2026-03-01",
      referredOn: "2026-03-01",
      decidedOn: "2026-03-01",
      enteredOn: "2026-03-01",
    });

    const night = await fromParquet(await readNight(factsFile("2026-06-30")));
    expect(night.map(({ dossier }) => dossier)).toContain(coarse);
    expect(night.map(({ dossier }) => dossier)).not.toContain(id);
    expect(night.map(({ dossier }) => dossier)).toContain(other);
    const list = new TextDecoder().decode(await readNight(dossiersFile("2026-06-30")));
    expect(list).toContain(coarse);
    expect(list).not.toContain(id);
    expect(await readEvenings("all", "2026-06-30", 1)).toEqual(figures);
  });

  it("goes on where it stopped, with the same coarse fact", async () => {
    const id = await passage("Reprise");
    const first = await anonymise(id, now);
    const again = await anonymise(id, "2026-08-01T09:00:00.000Z");
    expect(again).toBe(first);
    expect((await readFacts()).filter(({ dossier }) => dossier === first)).toHaveLength(1);
  });

  it("takes the person out of the entry sessions, whose minutes are asked for again", async () => {
    const id = await passage("Séance");
    const [session, other] = [randomUUID(), await passage("Restée")];
    const author = { account: "anna", roles: [], antennes: [], standsFor: [] };
    const opened = { id: session, version: 1, author, date: "2026-03-20", openedAt: at, body: "b" };
    const lines = [id, other].map((dossier) => ({ session, dossier }));
    await putSession({ ...opened, lines: 2, settled: 0 }, lines);
    const card = cardOf((await loadDossier(id)).dossier);
    const before = await loadSession(session);
    if (before === undefined) throw new Error("no session");
    await settleLine(before.session, id, { outcome: "entered", at }, card);
    const inHand = await loadSession(session);
    await anonymise(id, now);
    expect(await whole()).not.toMatch(new RegExp(`Séance|${id}`));
    expect(await keepMinutes(inHand?.session ?? before.session, { key: "k", versionId: "v" })).toBe(
      "moved",
    );
    // The other one, whose fate is not known, is forgotten too: nobody is waited for any more.
    await anonymise(other, now);
    expect((await loadSession(session))?.session).toMatchObject({ settled: 1, lines: 1 });
    const asked = { piece: "entry-session-minutes", session };
    expect(await queues.drain("print")).toEqual([asked, asked]);
  });

  it("of words is applied again after a restore; the register names nobody", async () => {
    const id = await passage("Koekelbergeoise");
    const { leaves } = (await loadDossier(id)).dossier;
    const page = await scanItems({ TableName: tableName() });
    const backup = (page.Items ?? []).filter(({ pk }) => pk === `DOSSIER#${id}`);
    await forgetLeaves(id, Object.keys(leaves), now);
    for (const key of await listNights("erasures/")) {
      const said = key + new TextDecoder().decode(await readNight(key));
      for (const one of [id, ...Object.keys(leaves)]) expect(said).not.toContain(one);
    }
    for (const Item of backup) await putItem({ TableName: tableName(), Item });
    expect(await whole()).toContain("Koekelbergeoise");
    await forgetAgain(now);
    expect(await whole()).not.toContain("Koekelbergeoise");
    expect(await verifyDossier(id)).toEqual([]);
  });

  it("is applied again after a restore", async () => {
    const id = await passage("Ixelloise");
    const page = await scanItems({ TableName: tableName() });
    const backup = (page.Items ?? []).filter(({ pk }) => pk === `DOSSIER#${id}`);
    const coarse = await anonymise(id, now);
    for (const Item of backup) await putItem({ TableName: tableName(), Item });
    await projectDossier(id);
    expect((await findByWords("ixelloise", ["all"])).cards).toHaveLength(1);
    await forgetAgain(now);
    expect(await whole()).not.toMatch(new RegExp(`Ixelloise|${id}`));
    expect((await readFacts()).filter(({ dossier }) => dossier === coarse)).toHaveLength(1);
  });
});

describe("upkeep", () => {
  it("reconciles facts with states, finds what differs, and rebuilding mends it", async () => {
    const id = await passage("Réconciliée");
    await rebuild();
    expect((await reconcile()).wrong).toEqual([]);
    await happened(id, [story.entryCancelled()], { at: now });
    expect((await reconcile()).wrong).toEqual([id]);
    await rebuild();
    expect((await reconcile()).wrong).toEqual([]);
  });

  it("relays again what happened since an instant, and stays quiet about what was seeded", async () => {
    for (const name of ["mail", "eligibility-check", "print"]) await queues.drain(name);
    const [heard, quiet, old] = [randomUUID(), randomUUID(), randomUUID()];
    const asked = [...referred(), story.controlRequested("2026-03-10")];
    await happened(heard, asked, { at: "2026-09-01T10:00:00.000Z" });
    await happened(quiet, asked, { at: "2026-09-01T10:00:00.000Z", quiet: true });
    await happened(old, asked, { at: "2026-08-31T10:00:00.000Z" });
    const found = await replay("2026-09-01T00:00:00.000Z");
    expect(found.done).toBe(1);
    expect(await queues.drain("eligibility-check")).toEqual([
      { dossier: heard, control: "control", version: 1 },
    ]);
    expect((await readFacts()).map(({ dossier }) => dossier)).toContain(quiet);
  });

  it("verifies every history, and names the one that does not", async () => {
    const { wrong } = await verify();
    expect(wrong).toHaveLength(2);
  });
});
