import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stages } from "../../domain/dossier/stage.ts";
import type { Fact } from "../../domain/fact/fact.ts";
import { COMMUNES } from "../../domain/territory/communes.ts";
import { readDirectory } from "../../functions/adapters/table/directory.ts";
import { readFacts } from "../../functions/adapters/table/facts.ts";
import { loadDossier, loadPassage } from "../../functions/adapters/table/load.ts";
import { listOutreachActions } from "../../functions/adapters/table/outreach.ts";
import { chanceOf } from "../../functions/tools/seed/chance.ts";
import { live } from "../../functions/tools/seed/story.ts";
import { newWalk } from "../../functions/tools/seed/walk.ts";
import { rebuild, verify } from "../../functions/tools/upkeep/upkeep.ts";
import { startDocumentsBucket } from "./adapters/documents-bucket.ts";
import { startTable } from "./engine.ts";

const stops: (() => Promise<void>)[] = [];
let facts: readonly Fact[] = [];
const happened = new Map<string, number>();

beforeAll(async () => {
  stops.push((await startTable()).stop, await startDocumentsBucket(() => new Date()));
  await promisify(execFile)(process.execPath, ["functions/tools/seed/run.ts"], {
    env: process.env,
  });
  await rebuild();
  facts = await readFacts();
  for (const { dossier } of facts)
    for (const { type } of (await loadPassage(dossier)).history)
      happened.set(type, (happened.get(type) ?? 0) + 1);
}, 300_000);
afterAll(async () => {
  for (const stop of stops) await stop();
});

const told = (name: keyof Fact) => new Set(facts.map((fact) => fact[name]));

describe("the made-up PLIE", () => {
  it("has the size of a real one: 300 dossiers, the 17 communes, 4 antennes, 20 of the staff and prescribers", async () => {
    expect(facts.length).toBeGreaterThanOrEqual(300);
    expect([...told("commune")].toSorted()).toEqual(COMMUNES.map(({ insee }) => insee).toSorted());
    expect(told("antenne").size).toBe(4);
    const { accounts } = await readDirectory();
    const isPrescriber = ({ roles }: (typeof accounts)[number]) => roles.includes("prescriber");
    expect(accounts.filter((one) => !isPrescriber(one)).length).toBeGreaterThanOrEqual(20);
    expect(accounts.filter(isPrescriber).length).toBeGreaterThanOrEqual(3);
  });

  it("peoples every stage", () => {
    expect([...told("stage")].toSorted()).toEqual(Object.keys(stages).toSorted());
  });

  it("comes by every way in", () => {
    const ways = [
      "partner",
      "outreach",
      "airlock",
      "came-alone",
      "department",
      "workshop",
      "return",
    ];
    for (const way of ways) expect([...told("wayIn")]).toContain(way);
  });

  it.each([
    "contact-registered",
    "airlock-session-held",
    "airlock-closed",
    "redirection-checked",
    "referral-attached",
    "confirmed-distinct",
    "entry-request-returned",
    "entry-request-declined",
    "control-superseded",
    "documents-missing-answered",
    "entry-recorded",
    "entry-cancelled",
    "contract-signed",
  ])("tells of « %s »", (type) => {
    expect(happened.get(type) ?? 0).toBeGreaterThan(0);
  });

  it("has outreach actions, a session of entries, people who withdrew", async () => {
    expect((await listOutreachActions({ limit: 50 })).items.length).toBeGreaterThanOrEqual(5);
    expect([...told("closingCode")].join(" ")).toMatch(/withdrawal\//);
    expect([...told("closingCode")].join(" ")).toMatch(/redirection\//);
  });

  it("verifies, from the first event to the last", async () => {
    expect((await verify()).wrong).toEqual([]);
  });

  it("goes on from a dossier as its last step left it, which is what loading it gives", async () => {
    const walk = newWalk(9_999, chanceOf(7), "2026-01-05", "2026-11-20");
    await live(walk);
    expect(walk.held?.turn).toBeGreaterThan(3);
    expect(walk.held).toEqual(await loadDossier(walk.dossier));
  });
});
