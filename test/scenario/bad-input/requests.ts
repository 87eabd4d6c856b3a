import { expect, it } from "vitest";
import type { Answer, Person } from "../house.ts";
import type { Scene } from "../scene.ts";
import {
  controlled,
  historyOf,
  orient,
  orientation,
  read,
  receive,
  request,
  today,
} from "../steps.ts";
import { expectRefused } from "./refused.ts";

const json = "application/json";
const post = (person: Person, body: string, headers: Record<string, string> = {}) =>
  person.send("POST", "/referrals", {
    body,
    headers: { "content-type": json, "idempotency-key": crypto.randomUUID(), ...headers },
  });

/** How many answers had each status. */
const tally = (answers: readonly Answer[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);

/** Requests that can't be read, may not be made, or meet another. */
export const requests = (scene: Scene): void => {
  it("broken JSON", async () => {
    for (const body of ['{"reason": ', "jamais", "{'a': 1}"])
      expectRefused(await post(scene.cast.partner, body), 400, "json-broken");
    for (const body of ["[]", "12", '"mot"'])
      expectRefused(await post(scene.cast.partner, body), 422, "invalid");
  });

  it("too large, for us and for the gateway", async () => {
    const words = (letters: number) => JSON.stringify({ reason: "a".repeat(letters) });
    expectRefused(await post(scene.cast.partner, words(300_000)), 413, "body-too-large");
    expectRefused(await post(scene.cast.partner, words(7_000_000)), 413, "request-too-large");
  });

  it("a wrong content type, a key that is missing, a version that is none", async () => {
    const { partner } = scene.cast;
    const body = JSON.stringify(orientation("Morel"));
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/xml"])
      expectRefused(await post(partner, body, { "content-type": type }), 415, "content-type");
    expectRefused(await post(partner, body, { "idempotency-key": "" }), 400, "key-missing");
    expectRefused(await post(partner, body, { "if-match": "hier" }), 400, "if-match");
  });

  it("an address that is none, a question that is none, a cursor of somebody else", async () => {
    const { partner, statistics } = scene.cast;
    expectRefused(await partner.get("/dossiers-secrets"), 404, "unknown-route");
    expectRefused(await statistics.get(`/dossiers/${"a".repeat(3_000)}`), 404, "route-unknown");
    for (const odd of ["..%2F..%2Fetc", "%00", "1%23STATE", "%F0%9F%99%82"])
      expectRefused(await statistics.get(`/dossiers/${odd}`), 404, "dossier-unknown");
    expectRefused(await partner.get("/referrals?limit=0"), 422, "invalid", { field: "limit" });
    expectRefused(await partner.get("/referrals?nom=Morel"), 422, "invalid", { field: "nom" });
    expectRefused(await statistics.get("/waiting?list=x"), 403, "not-allowed");
    const borrowed = "/waiting?list=statistics-officer&cursor=AAAA";
    expectRefused(await statistics.get(borrowed), 400, "cursor-unknown", { field: "cursor" });
  });

  it("a role that may not, an antenne that may not: « not yours » and « does not exist » alike", async () => {
    const { cast, house } = scene;
    const dossier = await orient(cast, "Baert");
    const opinion = { kind: "favourable", reasons: "Oui." };
    const at = `/dossiers/${dossier}`;
    expectRefused(await cast.partner.post(`${at}/opinion`, opinion), 403, "not-allowed");
    expectRefused(await cast.reception.post(`${at}/opinion`, opinion), 403, "not-allowed");
    expectRefused(await cast.partner.get("/waiting?list=antenne:x"), 403, "not-allowed");
    const elsewhere = await cast.colleague.post(`${at}/opinion`, opinion);
    expectRefused(elsewhere, 404, "dossier-unknown");
    expect(await cast.colleague.post("/dossiers/unknown/opinion", opinion)).toEqual(elsewhere);
    const director = await house.as("acc-direction");
    expectRefused(await director.get(at), 404, "dossier-unknown");
    expectRefused(await director.get("/dossiers?scope=all"), 403, "not-allowed");
  });

  it("two people deciding at once: one decides, the other is told, nothing is half done", async () => {
    const { cast, house } = scene;
    const other = await house.as("acc-accompagnement-2");
    const dossier = await orient(cast, "Claerhout");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    const path = `/dossiers/${dossier}/entry-request`;
    const seen = (await read(cast.manager, dossier)).entryRequest.version;
    const decline = { code: "not-relevant", words: "Un accompagnement plus léger suffit." };
    const answers = await Promise.all([
      cast.manager.post(`${path}/validation`, {}, { seen }),
      other.post(`${path}/decline`, decline, { seen }),
    ]);
    expect(tally(answers)).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412) as Answer;
    expectRefused(refused, 412, "changed-meanwhile");
    const late = await other.post(`${path}/validation`);
    const isDeclined = answers[1]?.status === 200;
    expectRefused(late, 409, isDeclined ? "referral-closed" : "request-not-submitted");
    const types = (await historyOf(cast.manager, dossier)).map(({ type }) => type);
    expect(types.filter((type) => type === "control-requested")).toHaveLength(isDeclined ? 0 : 1);
    expect(types.filter((type) => type === "referral-closed")).toHaveLength(isDeclined ? 1 : 0);
  });

  it("two reviewers at once: one takes the control, and only that one answers", async () => {
    const { cast, house } = scene;
    const dossier = await controlled(house, cast, "Dhalluin");
    const both = [cast.statistics, cast.secondStatistics];
    const taken = await Promise.all(
      both.map((one) => one.post(`/dossiers/${dossier}/control/reservation`)),
    );
    expect(tally(taken)).toEqual([200, 409]);
    expectRefused(taken.find(({ status }) => status === 409) as Answer, 409, "control-reserved");
    const decided = await Promise.all(
      both.map((one) =>
        one.post(`/dossiers/${dossier}/control/decision`, { outcome: "refused", code: "other" }),
      ),
    );
    expect(decided.map(({ status }) => status)).toEqual(taken.map(({ status }) => status));
    const types = (await historyOf(cast.manager, dossier)).map(({ type }) => type);
    expect(types.filter((type) => type === "control-refused")).toHaveLength(1);
  });

  it("the same key with another body; with the same body, the same answer", async () => {
    const { cast } = scene;
    const key = crypto.randomUUID();
    const send = (name: string) => cast.partner.post("/referrals", orientation(name), { key });
    const first = await send("Everaere");
    expect(await send("Everaere")).toEqual(first);
    expectRefused(await send("Fiers"), 422, "key-reused");
    const path = `/dossiers/${first.body.dossier}/appointments`;
    const give = (time: string) =>
      cast.reception.post(path, { date: today(), time, counsellor: "acc-conseillere" }, { key });
    const given = await give("23:10");
    expect(await give("23:10")).toEqual(given);
    expectRefused(await give("23:20"), 422, "key-reused");
    expect((await read(cast.counsellor, first.body.dossier)).appointments).toHaveLength(1);
  });
};
