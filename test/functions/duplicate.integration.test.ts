import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../domain/access/actor.ts";
import { latest } from "../../domain/dossier/dossier.ts";
import { deletePassage } from "../../functions/adapters/table/erase.ts";
import { loadDossier } from "../../functions/adapters/table/load.ts";
import { tellSeconds } from "../../functions/adapters/table/standing.ts";
import { findTwins, removeTwins, writeTwins } from "../../functions/adapters/table/twins.ts";
import { actorOf } from "../domain/given.ts";
import { call } from "./api.ts";
import { birth, oriented, prescriber, sofia, startReception } from "./reception.ts";

const [claire, odile, helene] = ["claire", "odile", "helene"].map(actorOf) as [Actor, Actor, Actor];

let reception: Awaited<ReturnType<typeof startReception>>;
beforeAll(async () => {
  reception = await startReception();
});
afterAll(() => reception.stop());

const project = async (...dossiers: readonly string[]) => {
  for (const id of dossiers) await writeTwins((await loadDossier(id)).dossier);
};

describe("the same person twice", () => {
  const body = { birthName: "LEFEBVRE", firstNames: "Sophia", birth };

  it("is shown to staff, never to partners, nor to those from whom the dossier is protected", async () => {
    const known = await oriented();
    await project(known);
    const found = await call(odile, "findDuplicates", { body });
    const dossiers = (found.body.items as { dossier: string }[]).map(({ dossier }) => dossier);
    expect(dossiers).toContain(known);
    expect(JSON.stringify(found.body)).not.toContain("personId");
    expect((await call(prescriber, "findDuplicates", { body })).status).toBe(403);

    const params = { dossierId: known };
    const readers = { action: "protect", readers: ["helene"] };
    expect((await call(helene, "protectDossier", { params, body: readers })).status).toBe(200);
    await project(known);
    const after = await call(odile, "findDuplicates", { body });
    expect(JSON.stringify(after.body)).not.toContain(known);
    const hidden = await call(claire, "attachDossier", {
      params: { dossierId: await oriented() },
      body: { dossier: known },
    });
    expect(hidden.status).toBe(404);
    await removeTwins(known);
  });

  it("is attached to the open dossier: both are saved or neither, and the partner sees no difference", async () => {
    const [first, second] = [await oriented(), await oriented()];
    const params = { dossierId: second };
    const asked = { params, body: { dossier: first }, key: "attach" };
    const attached = await call(claire, "attachDossier", asked);
    expect(attached).toMatchObject({ status: 200, body: { card: { stage: "closed" } } });
    expect(await call(claire, "attachDossier", asked)).toEqual(attached);
    const [here, there] = [await loadDossier(second), await loadDossier(first)];
    expect(latest(here.dossier, "referral")?.state.attachedTo).toBe(first);
    expect(latest(there.dossier, "referral")?.version).toBe(2);
    expect(latest(here.dossier, "person")?.state.personId).toBe(
      latest(there.dossier, "person")?.state.personId,
    );
    const partner = await call(prescriber, "readReferral", { params });
    expect(partner.body.stage).not.toBe("closed");
  });

  it("attached, is told how the other goes on: late or twice said, the newest stands, and nothing is left of one that was erased", async () => {
    const [first, second] = [await oriented(), await oriented()];
    const params = { dossierId: second };
    await call(claire, "attachDossier", { params, body: { dossier: first } });
    const before = await loadDossier(first);
    const own = { dossierId: first };
    await call(prescriber, "withdrawReferral", { params: own, body: { code: "mistake" } });
    await tellSeconds(await loadDossier(first));
    await tellSeconds(before);
    const { stage, outcome } = (await call(prescriber, "readReferral", { params: own })).body;
    expect([stage, outcome]).toEqual(["closed", expect.any(String)]);
    const seen = await call(prescriber, "readReferral", { params });
    expect(seen.body).toMatchObject({ stage, outcome });
    const { body } = await call(prescriber, "listReferrals", {});
    const items = body.items as readonly { readonly dossier: string }[];
    expect(items.find(({ dossier }) => dossier === second)).toMatchObject({ stage, outcome });
    await deletePassage(second);
    await tellSeconds(await loadDossier(first));
    expect((await loadDossier(second)).rows).toEqual({});
  });

  it("a new passage follows one that ended; a third one at once is refused", async () => {
    const [first, second, third] = [await oriented(), await oriented(), await oriented()];
    const withdrawn = await call(prescriber, "withdrawReferral", {
      params: { dossierId: first },
      body: { code: "mistake" },
    });
    expect(withdrawn.status).toBe(200);
    const both = await Promise.all(
      [second, third].map((dossierId) =>
        call(claire, "attachDossier", { params: { dossierId }, body: { dossier: first } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe("already-taken");
  });

  it("told apart, is told apart in both, and can no longer be attached", async () => {
    const [first, second] = [await oriented(), await oriented()];
    const [here, there] = [{ dossierId: second }, { dossierId: first }];
    const body = { dossier: first };
    expect((await call(claire, "confirmTwoPeople", { params: here, body })).status).toBe(200);
    const refused = await call(claire, "attachDossier", {
      params: there,
      body: { dossier: second },
    });
    expect(refused.body.code).toBe("confirmed-distinct");
    const itself = { params: here, body: { dossier: second } };
    expect((await call(claire, "confirmTwoPeople", itself)).body.code).toBe("same-dossier");
  });

  it("several attachments at once leave nothing half done", async () => {
    const first = await oriented();
    const seconds = await Promise.all(Array.from({ length: 4 }, () => oriented()));
    const answers = await Promise.all(
      seconds.map((dossierId) =>
        call(claire, "attachDossier", { params: { dossierId }, body: { dossier: first } }),
      ),
    );
    const done = answers.filter(({ status }) => status === 200).length;
    expect(answers.every(({ status }) => status === 200 || status === 412)).toBe(true);
    const { dossier } = await loadDossier(first);
    expect(latest(dossier, "referral")?.version).toBe(1 + done);
    const closed = await Promise.all(seconds.map((id) => loadDossier(id)));
    const attached = closed.filter((one) => latest(one.dossier, "referral")?.state.attachedTo);
    expect(attached).toHaveLength(done);
  });
});

describe("how a person is filed to be recognised", () => {
  const year = { kind: "year", year: 1971 } as const;
  const unknown = { ...sofia, birthName: "Haddad", firstNames: "Nour", birth: year };

  it("follows a corrected birth, leaves nothing behind, and an older reading changes nothing", async () => {
    const dossierId = await oriented(unknown);
    const before = (await loadDossier(dossierId)).dossier;
    await writeTwins(before);
    const march = { kind: "complete", date: "1971-03-02" } as const;
    expect(await findTwins(march)).toHaveLength(1);
    const corrected = await call(odile, "correctIdentity", {
      params: { dossierId },
      body: { identity: { ...unknown, birth: { kind: "complete", date: "1971-07-14" } } },
    });
    expect(corrected.status).toBe(200);
    await project(dossierId);
    await writeTwins(before);
    expect(await findTwins(march)).toEqual([]);
    expect(await findTwins({ kind: "complete", date: "1971-07-11" })).toHaveLength(1);
    const compared = { birth: { date: "1971-07-14" } };
    expect(await findTwins(year)).toMatchObject([{ compared }]);
    await removeTwins(dossierId);
    expect(await findTwins(year)).toEqual([]);
  });
});
