import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import { type House, startHouse } from "./house.ts";
import {
  answer,
  type Cast,
  castOf,
  checked,
  done,
  orient,
  receive,
  request,
  today,
  upload,
} from "./steps.ts";

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await startHouse();
  cast = await castOf(house);
});
afterAll(() => house.stop());

/** A dossier whose request the manager validated, and that the check has reported on. */
const controlled = async (name: string): Promise<string> => {
  const dossier = await orient(cast, name);
  await receive(cast, dossier);
  await request(house, cast, dossier);
  done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
  await checked(house, cast.statistics, dossier);
  return dossier;
};
const granted = async (name: string): Promise<string> => {
  const dossier = await controlled(name);
  done(await answer(cast, dossier, "granted"));
  return dossier;
};
const entered = async (name: string): Promise<string> => {
  const dossier = await granted(name);
  done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
  return dossier;
};
const stageOf = async (dossier: string) =>
  (await cast.manager.get(`/dossiers/${dossier}`)).body.card.stage;
const tasksOf = async (dossier: string): Promise<readonly string[]> =>
  (await cast.manager.get(`/dossiers/${dossier}`)).body.awaited.map(
    ({ task, who }: { task: string; who: string }) => `${who}: ${task}`,
  );

describe("a session of entries", () => {
  it("gives each dossier its own fate, then its minutes as PDF", async () => {
    const first = await granted("Vermeersch");
    const second = await granted("Deconinck");
    const early = await orient(cast, "Ryckelynck");
    const opened = done(
      await cast.animation.post("/entry-sessions", {
        date: today(),
        dossiers: [{ dossier: first }, { dossier: second }, { dossier: early }],
      }),
    );
    const session = await house.eventually(async () => {
      const { body } = await cast.animation.get(`/entry-sessions/${opened.session}`);
      expect(body).toMatchObject({ settled: 3, minutesReady: true });
      return body;
    }, 30_000);
    const fates = Object.fromEntries(
      session.lines.map((line: { dossier: string; fate: { outcome: string; code?: string } }) => [
        line.dossier,
        line.fate.code ?? line.fate.outcome,
      ]),
    );
    expect(fates).toEqual({
      [first]: "entered",
      [second]: "entered",
      [early]: "dossier-unknown",
    });
    expect(await stageOf(first)).toBe("participant");
    expect(await stageOf(early)).toBe("referred");
    const link = done(await cast.animation.post(`/entry-sessions/${opened.session}/minutes/link`));
    const file = Buffer.from(await (await fetch(String(link.url))).arrayBuffer());
    expect(file.subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("between the grant and the entry", () => {
  it("somebody who moved out of the territory does not enter", async () => {
    const dossier = await granted("Popieul");
    done(
      await cast.counsellor.put(`/dossiers/${dossier}/residence`, {
        commune: "59350",
        communeName: "Lille",
        from: today(),
      }),
    );
    const tried = await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    expect(tried).toMatchObject({ status: 409, body: { code: "criterion-not-held" } });
  });

  it("a superseded grant lets nobody enter, until the new control has granted", async () => {
    const dossier = await granted("Bommelaer");
    done(
      await cast.statistics.post(`/dossiers/${dossier}/control/supersession`, {
        code: "reviewer-mistake",
      }),
    );
    const tried = await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    expect(tried.status).toBe(404);
    await checked(house, cast.statistics, dossier);
    done(await answer(cast, dossier, "granted"));
    done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
    const { body } = await cast.statistics.get(`/dossiers/${dossier}`);
    expect(body.controls).toHaveLength(2);
    expect(body.controls[0]).toMatchObject({ status: "granted" });
  });

  it("the manager names the referent whom the entry then takes", async () => {
    const dossier = await granted("Deswarte");
    const colleague = { account: "acc-conseiller-gs" };
    done(await cast.manager.post(`/dossiers/${dossier}/referent`, colleague));
    done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
    const { body } = await cast.manager.get(`/dossiers/${dossier}`);
    expect(body.parcours[0].referents).toMatchObject([colleague]);
  });
});

describe("after the entry", () => {
  it("one recorded by mistake is cancelled, and may be recorded again", async () => {
    const dossier = await entered("Hochart");
    done(
      await cast.manager.post(`/dossiers/${dossier}/parcours/cancellation`, {
        code: "wrong-person",
      }),
    );
    expect(await stageOf(dossier)).toBe("granted");
    done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
    const { body } = await cast.manager.get(`/dossiers/${dossier}`);
    expect(body.parcours.map(({ status }: { status: string }) => status)).toEqual([
      "cancelled",
      "open",
    ]);
  });

  it("a control that refuses afterwards un-enters nobody: the manager decides", async () => {
    const dossier = await entered("Goeusse");
    done(
      await cast.statistics.post(`/dossiers/${dossier}/control/supersession`, { code: "appeal" }),
    );
    await checked(house, cast.statistics, dossier);
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    done(
      await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
        outcome: "refused",
        code: "not-proven",
      }),
    );
    expect(await stageOf(dossier)).toBe("participant");
    expect(await tasksOf(dossier)).toContain("accompaniment-manager: review-entry");
    done(
      await cast.manager.post(`/dossiers/${dossier}/parcours/keeping`, {
        words: "La pièce a été produite depuis.",
      }),
    );
    expect(await tasksOf(dossier)).not.toContain("accompaniment-manager: review-entry");
  });
});

describe("the control", () => {
  it("taken by one colleague is not the other's, until it is given back", async () => {
    const dossier = await controlled("Vanhille");
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    const other = await cast.secondStatistics.post(`/dossiers/${dossier}/control/reservation`);
    expect(other).toMatchObject({ status: 409, body: { code: "control-reserved" } });
    done(await cast.statistics.post(`/dossiers/${dossier}/control/release`));
    done(await cast.secondStatistics.post(`/dossiers/${dossier}/control/reservation`));
  });

  it("that refuses closes the dossier; the partner reads the shareable label only", async () => {
    const dossier = await controlled("Ghillebaert");
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    done(
      await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
        outcome: "refused",
        code: "no-social-criterion",
        words: "Aucune situation prouvée.",
      }),
    );
    const { body } = await cast.partner.get(`/referrals/${dossier}`);
    expect(body).toMatchObject({ stage: "closed", outcome: "Parcours non engagé" });
    expect(JSON.stringify(body)).not.toContain("social");
  });

  it("sent back a third time, tells the manager", async () => {
    const dossier = await controlled("Marquis");
    for (const time of [1, 2, 3]) {
      done(await answer(cast, dossier, "documents-missing", ["passport"]));
      const isTold = (await tasksOf(dossier)).includes("accompaniment-manager: see-returns");
      expect(isTold).toBe(time === 3);
      done(await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`));
      await checked(house, cast.statistics, dossier);
    }
  });

  it("goes with the request that is withdrawn while it waits", async () => {
    const dossier = await controlled("Lemaire");
    done(
      await cast.counsellor.post(`/dossiers/${dossier}/entry-request/withdrawal`, {
        code: "person-gives-up",
      }),
    );
    const { body } = await cast.statistics.get(`/dossiers/${dossier}`);
    expect(body.controls).toMatchObject([{ status: "withdrawn" }]);
    expect(body.card.stage).toBe("request");
  });
});

describe("paper filed on the wrong person", () => {
  it("is hidden at once, its readers listed, and moved to whom it belongs to", async () => {
    const [wrong, right] = [await orient(cast, "Coolen"), await orient(cast, "Cools")];
    for (const dossier of [wrong, right]) await receive(cast, dossier);
    const file = { bytes: await pdf(1), type: "application/pdf" };
    const dates = { issuedOn: addDays(today(), -15) };
    const id = await upload(house, cast.counsellor, wrong, "address-proof", file, dates);
    const path = `/dossiers/${wrong}/documents/${id}`;
    const link = await house.eventually(async () =>
      done(await cast.counsellor.post(`${path}/link`)),
    );
    const withdrawn = done(
      await cast.counsellor.post(`${path}/withdrawal`, { code: "wrong-person", moveTo: right }),
    );
    expect(withdrawn.readers).toEqual(["acc-conseillere"]);
    expect((await cast.counsellor.post(`${path}/link`)).status).toBe(404);
    await house.eventually(async () => {
      const { body } = await cast.counsellor.get(`/dossiers/${right}`);
      expect(body.documents).toMatchObject([{ kinds: ["address-proof"], status: "usable" }]);
      expect((await fetch(String(link.url))).status).toBe(404);
    }, 20_000);
    const left = await cast.counsellor.get(`/dossiers/${wrong}`);
    expect(left.body.documents).toEqual([]);
  });
});
