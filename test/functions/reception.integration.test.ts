import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../domain/access/actor.ts";
import { addDays, civilDateOf } from "../../domain/date.ts";
import { all } from "../../domain/dossier/dossier.ts";
import { putAccount } from "../../functions/adapters/table/directory.ts";
import { loadDossier } from "../../functions/adapters/table/load.ts";
import { actorOf, directory } from "../domain/given.ts";
import { type Answer, call } from "./api.ts";
import { orientation, oriented, prescriber, sofia, startReception } from "./reception.ts";

const [claire, karim, odile, helene] = ["claire", "karim", "odile", "helene"].map(actorOf) as [
  Actor,
  Actor,
  Actor,
  Actor,
];
const today = civilDateOf(new Date().toISOString());
const tomorrow = addDays(today, 1);

let reception: Awaited<ReturnType<typeof startReception>>;
beforeAll(async () => {
  reception = await startReception();
});
afterAll(() => reception.stop());

const stageIn = ({ body }: Answer) => (body.card as { stage: string }).stage;

describe("an account that changed since the directory was read", () => {
  it("takes nothing over once it is closed, and does again once it is open", async () => {
    const found = directory.accounts.find(({ id }) => id === "claire");
    if (found === undefined) throw new Error("no such account");
    const give = async (birthName: string) =>
      call(odile, "giveAppointment", {
        params: { dossierId: await oriented({ ...sofia, birthName }) },
        body: { date: tomorrow, time: "09:30", counsellor: "claire" },
      });
    expect((await give("Aernout")).status).toBe(200);
    const closed = { ...found, closedOn: today, version: found.version + 1 };
    expect(await putAccount(closed)).toBe("saved");
    expect((await give("Baert")).body.code).toBe("counsellor-unavailable");
    expect(await putAccount({ ...found, version: closed.version + 1 })).toBe("saved");
    expect((await give("Claeys")).status).toBe(200);
  });
});

describe("what two people may change", () => {
  const meeting = { date: tomorrow, time: "09:30", counsellor: "claire" };
  const versionOf = async (dossier: string, id: string) =>
    (await loadDossier(dossier)).dossier.states.find((stored) => stored.id === id)?.version ?? 0;

  it("If-Match speaks of the appointment of the address, not of the last one", async () => {
    const dossierId = await oriented({ ...sofia, birthName: "Bécu" });
    const give = () => call(odile, "giveAppointment", { params: { dossierId }, body: meeting });
    const first = String((await give()).body.id);
    const toFirst = { dossierId, appointmentId: first };
    const excused = { params: toFirst, body: { presence: "excused" } };
    expect((await call(odile, "recordPresence", { ...excused, seen: 1 })).status).toBe(200);
    const second = String((await give()).body.id);
    expect([await versionOf(dossierId, first), await versionOf(dossierId, second)]).toEqual([2, 1]);
    const params = { dossierId, appointmentId: second };
    const move = { params, body: { ...meeting, time: "10:30", code: "person-asks" } };
    expect(await call(odile, "moveAppointment", { ...move, seen: 2 })).toMatchObject({
      status: 412,
      body: { code: "changed-meanwhile" },
    });
    expect((await call(odile, "moveAppointment", { ...move, seen: 1 })).status).toBe(200);
    const again = { params: toFirst, body: { presence: "absent" } };
    expect(await call(odile, "recordPresence", { ...again, seen: 1 })).toMatchObject({
      status: 412,
    });
  });

  it("a document is one of them", async () => {
    const dossierId = await oriented({ ...sofia, birthName: "Cys" });
    const paper = { kinds: ["identity-card"], lastCharacters: "7K42", expiresOn: "2031-05-02" };
    const params = { dossierId };
    await call(odile, "giveAppointment", { params, body: meeting });
    const { body } = await call(claire, "certifyDocumentSeen", { params, body: paper });
    const own = { dossierId, documentId: String(body.id) };
    const assign = { params: own, body: { kinds: ["passport"], expiresOn: "2031-05-02" } };
    expect(await call(claire, "assignDocument", { ...assign, seen: 7 })).toMatchObject({
      status: 412,
    });
    const withdraw = { params: own, body: { code: "wrong-person" } };
    expect(await call(claire, "withdrawDocument", { ...withdraw, seen: 7 })).toMatchObject({
      status: 412,
    });
  });
});

describe("from the orientation to the opinion", () => {
  it("an appointment is given, seen in the agenda, missed, given again, and leads to an opinion", async () => {
    const dossierId = await oriented();
    const params = { dossierId };
    const given = await call(odile, "giveAppointment", {
      params,
      body: { date: tomorrow, time: "09:30", counsellor: "claire" },
    });
    expect(given).toMatchObject({ status: 200, body: { card: { stage: "appointment" } } });
    const appointmentId = String(given.body.id);

    const agenda = await call(odile, "listAppointments", { query: { day: tomorrow } });
    const meetings = agenda.body.items as { dossier: string }[];
    expect(meetings.filter(({ dossier }) => dossier === dossierId)).toMatchObject([
      { id: appointmentId, time: "09:30", counsellor: "claire" },
    ]);
    const other = await call(karim, "listAppointments", {
      query: { antenne: "centre", day: tomorrow },
    });
    expect(other.body.items).toEqual([]);
    const elsewhere = await call(odile, "listAppointments", { query: { antenne: "littoral" } });
    expect(elsewhere.status).toBe(403);

    const at = { dossierId, appointmentId };
    const moved = await call(claire, "moveAppointment", {
      params: at,
      body: { date: today, time: "00:01", code: "person-asks" },
    });
    expect(moved.status).toBe(200);
    const absent = await call(odile, "recordPresence", {
      params: at,
      body: { presence: "absent" },
    });
    expect(stageIn(absent)).toBe("referred");
    const again = await call(odile, "giveAppointment", {
      params,
      body: { date: today, time: "00:02", counsellor: "claire" },
    });
    expect(again.status).toBe(200);

    const start = "00:00";
    const interview = {
      date: today,
      start,
      end: "00:45",
      modality: "in-person",
      content: "Projet.",
    };
    const held = await call(claire, "recordInterview", { params, body: interview });
    expect(held).toMatchObject({ status: 200, body: { card: { stage: "diagnosis" } } });
    const opinion = await call(claire, "giveOpinion", {
      params,
      body: { kind: "unfavourable", code: "no-wish", reasons: "Ne souhaite pas poursuivre." },
    });
    expect(stageIn(opinion)).toBe("opinion");
    const seen = await call(helene, "acknowledgeOpinion", { params, body: {} });
    expect(stageIn(seen)).toBe("closed");

    const partner = await call(prescriber, "readReferral", { params });
    expect(partner.body).toMatchObject({ stage: "closed" });
    expect(JSON.stringify(partner.body)).not.toContain("souhaite pas");
  });

  it("a colleague opens the dossier with a reason; reception gives no opinion", async () => {
    const params = { dossierId: await oriented() };
    await call(odile, "giveAppointment", {
      params,
      body: { date: tomorrow, time: "10:00", counsellor: "claire" },
    });
    expect((await call(karim, "readDossier", { params })).status).toBe(404);
    const opened = await call(karim, "openDossier", {
      params,
      body: { code: "colleague-absent", words: "La personne appelle." },
    });
    expect(opened.status).toBe(200);
    await reception.queues.drain("reading");
    expect((await call(karim, "readDossier", { params })).status).toBe(200);
    expect(await reception.queues.drain("reading")).toEqual([
      { dossier: params.dossierId, by: "karim", at: expect.stringMatching(/T\d\d:\d\dZ$/) },
    ]);
    const refused = await call(odile, "giveOpinion", {
      params,
      body: { kind: "favourable", reasons: "Oui." },
    });
    expect(refused).toMatchObject({ status: 403, body: { code: "not-allowed" } });
  });
});

describe("outreach", () => {
  const market = { date: today, place: "Marché", antenne: "centre", partners: ["ccas"] };

  it("an action is planned once for a key; its contacts go through the airlock to an orientation", async () => {
    const plan = { body: market, key: "market" };
    const action = await call(claire, "planOutreachAction", plan);
    expect(action.status).toBe(201);
    expect(await call(claire, "planOutreachAction", plan)).toEqual(action);
    const other = await call(claire, "planOutreachAction", {
      body: { ...market, date: tomorrow },
      key: "market",
    });
    expect(other).toMatchObject({ status: 422, body: { code: "key-reused" } });
    const list = await call(odile, "listOutreachActions");
    expect(list.body.items).toMatchObject([{ id: action.body.id, place: "Marché" }]);

    const person = { ...sofia, birthName: "Benali" };
    const { contact, residence } = orientation();
    const registered = await call(claire, "registerContact", {
      params: { actionId: String(action.body.id) },
      body: { identity: person, contact, residence },
    });
    expect(registered).toMatchObject({ status: 201, body: { card: { stage: "contact" } } });
    const params = { dossierId: String(registered.body.dossier) };
    expect(stageIn(await call(claire, "startAirlock", { params, body: {} }))).toBe("airlock");
    const session = { date: today, mode: "group", needs: ["mobility"] };
    await call(claire, "recordAirlockSession", { params, body: session });
    const outcome = { kind: "entry-proposed" };
    expect(stageIn(await call(claire, "closeAirlock", { params, body: outcome }))).toBe("airlock");
    const { reason, told, notice } = orientation();
    const referred = await call(claire, "referContact", {
      params,
      body: { reason, told, notice },
    });
    expect(stageIn(referred)).toBe("referred");
    const { dossier } = await loadDossier(params.dossierId);
    expect(all(dossier, "person")).toHaveLength(1);
  });

  it("an action that does not exist registers nobody", async () => {
    const { identity, contact, residence } = orientation();
    const answer = await call(claire, "registerContact", {
      params: { actionId: "2026-01-01-none" },
      body: { identity, contact, residence },
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "action-unknown" } });
  });
});
