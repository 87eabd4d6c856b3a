import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { all, latest } from "../../domain/dossier/dossier.ts";
import { standingControl } from "../../domain/dossier/stage.ts";
import { putAccount, putAntenne } from "../../functions/adapters/table/directory.ts";
import { loadDossier } from "../../functions/adapters/table/load.ts";
import { loadSession } from "../../functions/adapters/table/sessions.ts";
import { actorOf, directory, type Step } from "../domain/given.ts";
import { checked, granted, requested } from "../domain/requests.ts";
import { closedAs } from "../domain/story.ts";
import { startDocumentsBucket } from "./adapters/documents-bucket.ts";
import { call } from "./api.ts";
import { startTable } from "./engine.ts";
import { askedOf, asPerson, deliver, lived } from "./messages.ts";
import { startQueues } from "./queues.ts";

const [claire, helene, samuel, anna] = ["claire", "helene", "samuel", "anna"].map(actorOf) as [
  ReturnType<typeof actorOf>,
  ReturnType<typeof actorOf>,
  ReturnType<typeof actorOf>,
  ReturnType<typeof actorOf>,
];
let engine: { stop: () => Promise<void> };
let queues: { stop: () => Promise<void> };
let stopBucket = async () => {};
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-24T09:00:00.000Z") });
  [engine, queues] = await Promise.all([startTable(), startQueues()]);
  stopBucket = await startDocumentsBucket(() => new Date());
  for (const account of directory.accounts) await putAccount(account);
  for (const antenne of directory.antennes) await putAntenne(antenne);
});
afterAll(async () => {
  await stopBucket();
  await queues.stop();
  await engine.stop();
  vi.useRealTimers();
});

const dossierAt = async (steps: readonly Step[], person = randomUUID()): Promise<string> => {
  const id = randomUUID();
  await lived(id, asPerson(steps, person));
  return id;
};
const act = (
  who: ReturnType<typeof actorOf>,
  operation: string,
  dossierId: string,
  body: object = {},
) => call(who, operation, { params: { dossierId }, body });
const controlOf = async (id: string) => standingControl((await loadDossier(id)).dossier)?.state;

describe("the automatic check", () => {
  it("runs once the manager has validated, says a thing twice as once, and is read by Statistics", async () => {
    const id = await dossierAt(requested);
    expect(await askedOf("eligibility-check", id)).toEqual([]);
    expect((await act(helene, "validateEntryRequest", id)).status).toBe(200);
    const messages = await askedOf("eligibility-check", id);
    expect(messages).toHaveLength(1);
    expect((await act(samuel, "reserveControl", id)).body.code).toBe("control-not-checked");
    expect(await deliver("eligibility-check", ...messages, ...messages)).toEqual([]);
    expect((await controlOf(id))?.report).toBeDefined();
    const { body } = await call(samuel, "readDossier", { params: { dossierId: id } });
    expect(JSON.stringify(body.controls)).toContain("everyCriterionMet");
  });

  it("has nothing to do for a dossier withdrawn meanwhile, and leaves broken messages to the dead letters", async () => {
    const id = await dossierAt(requested);
    await act(helene, "validateEntryRequest", id);
    const messages = await askedOf("eligibility-check", id);
    await act(claire, "withdrawEntryRequest", id, { code: "person-gives-up" });
    const failed = await deliver(
      "eligibility-check",
      "{",
      ...messages,
      { dossier: id },
      { ...messages[0], name: "Sofia" },
    );
    expect(failed).toEqual([0, 2, 3]);
    const { dossier } = await loadDossier(id);
    expect(all(dossier, "control").map(({ state }) => state.status)).toEqual(["withdrawn"]);
  });

  it("runs anew after a resubmission, also when the sweeper asks", async () => {
    const id = await dossierAt(checked);
    await act(samuel, "reserveControl", id);
    const missing = { kind: "passport", accepted: false, fault: "missing" };
    await act(samuel, "decideControl", id, { outcome: "documents-missing", reviews: [missing] });
    expect((await act(claire, "resubmitDocuments", id)).status).toBe(200);
    const [message] = await askedOf("eligibility-check", id);
    const again = { ...message, version: 0 };
    expect(await deliver("eligibility-check", again, message)).toEqual([]);
    expect((await controlOf(id))?.report).toBeDefined();
  });
});

describe("a control", () => {
  it("hides its draft from the counsellor", async () => {
    const id = await dossierAt(checked);
    await act(samuel, "reserveControl", id);
    const draft = { reviews: [], words: "Vérifier la date de la facture." };
    expect((await act(samuel, "saveControlDraft", id, draft)).status).toBe(200);
    const read = (who: typeof claire) => call(who, "readDossier", { params: { dossierId: id } });
    expect(JSON.stringify((await read(samuel)).body)).toContain("Vérifier la date");
    expect(JSON.stringify((await read(claire)).body)).not.toContain("Vérifier la date");
  });

  it("taken by two at once is one person's", async () => {
    const id = await dossierAt(checked);
    const samia = { ...samuel, account: "samia" };
    const answers = await Promise.all([
      act(samuel, "reserveControl", id),
      act(samia, "reserveControl", id),
    ]);
    const [won, lost] = answers.map(({ status }) => status).sort();
    expect(won).toBe(200);
    expect([409, 412]).toContain(lost);
    const { reservation } = (await controlOf(id)) ?? {};
    expect(["samuel", "samia"]).toContain(reservation?.by);
  });

  it("refuses fields that it does not know, and says which", async () => {
    const id = await dossierAt(checked);
    const answer = await act(samuel, "decideControl", id, { outcome: "granted", verdict: true });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
  });
});

describe("a session of entries", () => {
  const open = (dossiers: readonly object[], key: string = randomUUID()) =>
    call(anna, "openEntrySession", { body: { date: "2026-11-24", dossiers }, key });
  const read = (who: typeof anna, sessionId: string) =>
    call(who, "readEntrySession", { params: { sessionId } });

  const chargedTo = (counsellor: string): Step => ({
    kind: "referral",
    events: [{ type: "counsellor-assigned", data: { counsellor, antenne: "centre" } }],
  });

  it("gives each dossier its own fate, and its minutes", async () => {
    const [good, other, early] = await Promise.all([
      dossierAt(granted),
      dossierAt([...granted, chargedTo("ancien")]),
      dossierAt(checked),
    ]);
    const stranger = randomUUID();
    const opened = await open([
      { dossier: good },
      { dossier: other },
      { dossier: early },
      { dossier: stranger },
    ]);
    expect(opened).toMatchObject({ status: 201, body: { lines: 4 } });
    const sessionId = String(opened.body.session);
    expect((await read(anna, sessionId)).body).toMatchObject({ settled: 0, minutesReady: false });

    const lines = [good, other, early, stranger].map((dossier) => ({
      session: sessionId,
      dossier,
    }));
    await Promise.all(lines.map((line) => deliver("batch", line, line)));
    const settled = await read(helene, sessionId);
    const fates = new Map(
      (settled.body.lines as { dossier: string; fate: object; card?: object }[]).map((line) => [
        line.dossier,
        line,
      ]),
    );
    expect(settled.body.settled).toBe(4);
    expect(fates.get(good)).toMatchObject({
      fate: { outcome: "entered" },
      card: { stage: "participant", name: "Lefèvre" },
    });
    expect(fates.get(other)?.fate).toMatchObject({ outcome: "refused", code: "referent-missing" });
    expect(fates.get(early)?.fate).toMatchObject({ outcome: "refused", code: "dossier-unknown" });
    expect(fates.get(early)).not.toHaveProperty("card");
    expect(fates.get(stranger)?.fate).toMatchObject({ code: "dossier-unknown" });
    const { dossier } = await loadDossier(good);
    expect(latest(dossier, "parcours")?.state).toMatchObject({
      session: sessionId,
      recordedBy: "anna",
    });

    const minutes = { piece: "entry-session-minutes", session: sessionId };
    expect(await deliver("print", minutes, minutes)).toEqual([]);
    const link = await call(helene, "openEntrySessionMinutes", {
      params: { sessionId },
      body: {},
    });
    expect(link.status).toBe(200);
    const file = Buffer.from(await (await fetch(String(link.body.url))).arrayBuffer());
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("is opened once, however often it is sent", async () => {
    const dossier = await dossierAt(granted);
    const [one, same] = [await open([{ dossier }], "k"), await open([{ dossier }], "k")];
    expect(same.body).toEqual(one.body);
    expect((await open([{ dossier: randomUUID() }], "k")).body.code).toBe("key-reused");
  });

  it("refuses a day to come, the same dossier twice, and whoever is not of the team", async () => {
    const dossier = randomUUID();
    const twice = await open([{ dossier }, { dossier }]);
    expect(twice).toMatchObject({ status: 422, body: { field: "dossiers" } });
    const body = { date: "2026-11-25", dossiers: [{ dossier }] };
    expect((await call(anna, "openEntrySession", { body })).body.code).toBe("entry-in-future");
    const early = { date: "2026-11-24", dossiers: [{ dossier }] };
    expect((await call(claire, "openEntrySession", { body: early })).status).toBe(403);
    expect((await read(anna, randomUUID())).status).toBe(404);
  });

  it("does not print minutes before every fate is known, nor for no session", async () => {
    const dossier = await dossierAt(granted);
    const opened = await open([{ dossier }]);
    const session = String(opened.body.session);
    const piece = "entry-session-minutes";
    expect(await deliver("print", { piece, session }, { piece, session: "none" })).toEqual([1]);
    expect((await loadSession(session))?.session.minutes).toBeUndefined();
    const link = await call(anna, "openEntrySessionMinutes", {
      params: { sessionId: session },
      body: {},
    });
    expect(link.body.code).toBe("minutes-not-ready");
  });
});

describe("one human being", () => {
  it("has one active parcours, whatever the passages", async () => {
    const person = randomUUID();
    const [one, other] = [await dossierAt(granted, person), await dossierAt(granted, person)];
    const enter = (id: string) => act(anna, "recordEntry", id, { date: "2026-11-24" });
    expect((await enter(one)).status).toBe(200);
    expect(await enter(other)).toMatchObject({ status: 409, body: { code: "already-taken" } });
    expect((await act(helene, "cancelEntry", one, { code: "wrong-person" })).status).toBe(200);
    expect((await enter(other)).status).toBe(200);
  });

  it("is entered by nobody who asked for it", async () => {
    const id = await dossierAt(granted);
    const both = {
      ...claire,
      roles: [...claire.roles, "animation-team"],
    } satisfies typeof claire;
    const answer = await act(both, "recordEntry", id, { date: "2026-11-24" });
    expect(answer).toMatchObject({ status: 403, body: { code: "own-request" } });
  });
});

describe("the engagement contract", () => {
  it("is printed once asked for, opened by a link, and never twice", async () => {
    const id = await dossierAt(granted);
    await act(anna, "recordEntry", id, { date: "2026-11-24" });
    expect((await act(claire, "produceContract", id)).status).toBe(200);
    const messages = await askedOf("print", id);
    expect(await deliver("print", ...messages, ...messages)).toEqual([]);
    const contract = latest((await loadDossier(id)).dossier, "contract");
    expect(contract?.state).toMatchObject({ status: "produced" });
    const opened = await call(claire, "openDocument", {
      params: { dossierId: id, documentId: contract?.id ?? "" },
      body: {},
    });
    const file = Buffer.from(await (await fetch(String(opened.body.url))).arrayBuffer());
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("is not printed when the entry was cancelled meanwhile", async () => {
    const id = await dossierAt(granted);
    await act(anna, "recordEntry", id, { date: "2026-11-24" });
    await act(claire, "produceContract", id);
    const messages = await askedOf("print", id);
    await act(helene, "cancelEntry", id, { code: "wrong-date" });
    expect(await deliver("print", ...messages)).toEqual([]);
    const contract = latest((await loadDossier(id)).dossier, "contract");
    expect(contract?.state.status).toBe("void");
  });
});

describe("previewing", () => {
  it("keeps nothing, and nothing of a closed dossier waits", async () => {
    const id = await dossierAt([...requested, closedAs("closing/other")]);
    const before = await loadDossier(id);
    const answer = await act(claire, "previewCriteria", id, { claimed: ["lone-parent"] });
    expect(answer).toMatchObject({ status: 200, body: { subject: "entry" } });
    expect(await loadDossier(id)).toEqual(before);
  });
});
