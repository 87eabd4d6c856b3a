import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import { DEFAULT_PROTOCOL } from "../../../domain/protocol/default-protocol.ts";
import { type Answer, type House, type Person, startHouse } from "../house.ts";
import {
  type Cast,
  castOf,
  done,
  entered,
  historyOf,
  orient,
  orientation,
  today,
} from "../steps.ts";

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await startHouse();
  cast = await castOf(house);
});
afterEach(() => house.platform.faults.clear());
afterAll(() => house.stop());

const times = Array.from({ length: 20 }, (_, index) => index);
const appointment = () => ({ date: today(), time: "23:45", counsellor: "acc-conseillere" });

/** Presence and a first interview: all that an opinion needs. */
const met = async (dossier: string): Promise<void> => {
  const path = `/dossiers/${dossier}`;
  const { id } = done(await cast.reception.post(`${path}/appointments`, appointment()));
  done(await cast.counsellor.post(`${path}/appointments/${id}/presence`, { presence: "present" }));
  done(
    await cast.counsellor.post(`${path}/diagnosis/interviews`, {
      date: addDays(today(), -1),
      start: "09:00",
      end: "10:00",
      modality: "in-person",
      content: "Parcours retracé.",
      barriers: {},
    }),
  );
};

const opinion = { kind: "favourable", reasons: "Motivée." };
const typesOf = async (dossier: string): Promise<readonly string[]> =>
  (await historyOf(cast.manager, dossier)).map(({ type }) => type);
const countOf = async (dossier: string, type: string): Promise<number> =>
  (await typesOf(dossier)).filter((one) => one === type).length;

describe("twenty identical requests at once, with one key", () => {
  const atOnce = async (person: Person, path: string, body: unknown): Promise<Answer> => {
    const key = randomUUID();
    const answers = await Promise.all(times.map(() => person.post(path, body, { key })));
    const [first] = answers;
    if (first === undefined) throw new Error("nothing was answered");
    expect(first.status, JSON.stringify(first.body)).toBeLessThan(300);
    for (const answer of answers) expect(answer).toEqual(first);
    return first;
  };

  it("change a dossier once, and give the same answer", async () => {
    const dossier = await orient(cast, "Berquin");
    await met(dossier);
    await atOnce(cast.counsellor, `/dossiers/${dossier}/opinion`, opinion);
    expect(await countOf(dossier, "opinion-given")).toBe(1);
  });

  it("make one dossier", async () => {
    const { body } = await atOnce(cast.partner, "/referrals", orientation("Cappelaere"));
    const found = await house.eventually(async () => {
      const answer = await cast.manager.post("/searches", { text: "cappelaere" });
      expect(answer.body.items).not.toEqual([]);
      return answer.body.items;
    });
    expect(found.map(({ card }: { card: { dossier: string } }) => card.dossier)).toEqual([
      body.dossier,
    ]);
  });

  it("announce one document, open one session, plan one outreach action, meet one contact", async () => {
    const dossier = await orient(cast, "Devulder");
    const paper = {
      kinds: ["other"],
      name: "scan.pdf",
      size: 1000,
      type: "application/pdf",
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    };
    const key = randomUUID();
    const announced = await Promise.all(
      times.map(() => cast.counsellor.post(`/dossiers/${dossier}/documents`, paper, { key })),
    );
    expect(new Set(announced.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await countOf(dossier, "document-announced")).toBe(1);
    const session = { date: today(), dossiers: [{ dossier }] };
    await atOnce(cast.animation, "/entry-sessions", session);
    const action = { date: today(), antenne: "dunkerque-centre", place: "Marché" };
    const planned = await atOnce(cast.counsellor, "/outreach-actions", action);
    const { identity, contact, residence } = orientation("Desmidt");
    const person = { identity, contact, residence };
    const path = `/outreach-actions/${planned.body.id}/contacts`;
    const { body } = await atOnce(cast.counsellor, path, person);
    expect(await countOf(body.dossier, "contact-registered")).toBe(1);
    const { items } = (await cast.counsellor.get("/outreach-actions")).body;
    expect(items).toHaveLength(1);
  });

  it("open, delegate and close one account, begin one version of the protocol", async () => {
    const account = { email: "une@example.org", name: "Une Seule", roles: ["counsellor"] };
    const opened = await atOnce(cast.administrator, "/accounts", { ...account, antennes: [] });
    const path = `/accounts/${opened.body.id}`;
    const period = { account: "acc-conseiller", from: today(), to: addDays(today(), 5) };
    await atOnce(cast.administrator, `${path}/absences`, period);
    await atOnce(cast.administrator, `${path}/closing`, {});
    const { accounts } = (await cast.administrator.get("/directory")).body;
    const found = accounts.filter(({ email }: { email: string }) => email === account.email);
    expect(found).toMatchObject([{ absences: [period], closedOn: today() }]);
    const version = { ...DEFAULT_PROTOCOL, from: addDays(today(), 40) };
    await atOnce(cast.administrator, "/protocols", version);
    const { items } = (await cast.administrator.get("/protocols")).body;
    expect(items).toHaveLength(2);
  });
});

it("twenty commands with keys of their own, on what all of them had seen: one wins, the others are told 412", async () => {
  const dossier = await orient(cast, "Everaert");
  await met(dossier);
  const history = await typesOf(dossier);
  const answers = await Promise.all(
    times.map(() => cast.counsellor.post(`/dossiers/${dossier}/opinion`, opinion, { seen: 0 })),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 412)).toHaveLength(19);
  expect(await typesOf(dossier)).toEqual([...history, "opinion-given"]);
});

it("the same key with another body is refused, on whatever was made with it", async () => {
  const key = randomUUID();
  done(await cast.partner.post("/referrals", orientation("Fagoo"), { key }));
  const reused = { status: 422, body: { code: "key-reused" } };
  expect(await cast.partner.post("/referrals", orientation("Autre"), { key })).toMatchObject(
    reused,
  );
});

describe("killed after the transaction and before the answer, sent again", () => {
  // The projection also writes transactions: they are not the ones to lose.
  const lose = async (fault: "killsAfterCommit" | "lostApiAnswers") => {
    await house.platform.faults.set({ stopped: ["project", "relay"] });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await house.platform.faults.set({ [fault]: 1 });
  };

  it("a command gives the same answer, and happened once", async () => {
    const dossier = await orient(cast, "Gokelaere");
    await met(dossier);
    const key = randomUUID();
    const send = () => cast.counsellor.post(`/dossiers/${dossier}/opinion`, opinion, { key });
    await lose("killsAfterCommit");
    expect((await send()).status).toBe(502);
    const again = await send();
    expect(again.status).toBe(200);
    expect(await send()).toEqual(again);
    expect(await countOf(dossier, "opinion-given")).toBe(1);
  });

  it("a dossier is made once, also when the answer is lost on the way to the client", async () => {
    const key = randomUUID();
    const send = () => cast.partner.post("/referrals", orientation("Hennequin"), { key });
    await lose("killsAfterCommit");
    expect((await send()).status).toBe(502);
    await lose("lostApiAnswers");
    await expect(send()).rejects.toThrow();
    const { body } = await send();
    expect((await send()).body).toEqual(body);
    expect(await typesOf(body.dossier)).toEqual(["person-registered", "referral-submitted"]);
  });

  it("a transaction that collides or is throttled is tried again, and happens once", async () => {
    const dossier = await orient(cast, "Inglard");
    const post = () => cast.reception.post(`/dossiers/${dossier}/appointments`, appointment());
    await house.platform.faults.set({ stopped: ["project", "relay"], transactionConflicts: 2 });
    done(await post());
    await house.platform.faults.set({ throttles: 2, transactionConflicts: 0 });
    const moved = await cast.reception.get(`/dossiers/${dossier}`);
    expect(moved.status).toBe(200);
    expect(await countOf(dossier, "appointment-given")).toBe(1);
  });
});

it("after all this and a whole story: version = number of events, and events through evolve = state, in every dossier", async () => {
  await entered(house, cast, "Janssoone");
  const { verify } = await import("../../../functions/tools/upkeep/upkeep.ts");
  const { dossiers, wrong } = await verify();
  expect(wrong).toEqual([]);
  expect(dossiers).toBeGreaterThan(8);
});
