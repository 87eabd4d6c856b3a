import { expect, it } from "vitest";
import type { Person } from "../house.ts";
import type { Scene } from "../scene.ts";
import {
  checked,
  controlled,
  done,
  historyOf,
  orient,
  read,
  receive,
  request,
  tasksOf,
  today,
} from "../steps.ts";

const withdraw = (person: Person, dossier: string) =>
  person.post(`/dossiers/${dossier}/referral/withdrawal`, { code: "mistake" });

const give = (scene: Scene, dossier: string, time: string) =>
  scene.cast.reception.post(`/dossiers/${dossier}/appointments`, {
    date: today(),
    time,
    counsellor: "acc-conseillere",
  });

/** The person gives up, or somebody erred: what waits goes with what is withdrawn, at each stage. */
export const withdrawals = (scene: Scene): void => {
  it("the partner takes an orientation back: the appointment falls, nobody is expected any more", async () => {
    const { cast } = scene;
    const dossier = await orient(cast, "Bocquillon");
    done(await give(scene, dossier, "22:10"));
    done(await withdraw(cast.partner, dossier));
    const { card, appointments, awaited } = await read(cast.counsellor, dossier);
    expect(card).toMatchObject({ stage: "closed", closing: "withdrawal/mistake" });
    expect(appointments[0].cancelled).toBe(true);
    expect(awaited).toEqual([]);
    expect((await give(scene, dossier, "22:20")).body.code).toBe("referral-closed");
    expect((await withdraw(cast.partner, dossier)).body.code).toBe("referral-closed");
  });

  it("an attached orientation is taken back like any other: the partner never learns that it was attached", async () => {
    const { cast } = scene;
    const known = await orient(cast, "Deschildre");
    const key = crypto.randomUUID();
    const second = await orient(cast, "DESCHILDRE");
    const ordinary = await orient(cast, "Tavernier");
    done(await give(scene, ordinary, "22:30"));
    done(await cast.counsellor.post(`/dossiers/${second}/attachment`, { dossier: known }));
    const seen = async (dossier: string) => {
      const { stage, outcome } = done(await cast.partner.get(`/referrals/${dossier}`));
      return { stage, outcome };
    };
    expect(await seen(second)).toEqual(await seen(ordinary));
    const told = [];
    for (const dossier of [second, ordinary]) {
      const path = `/dossiers/${dossier}/referral/withdrawal`;
      const first = await cast.partner.post(path, { code: "mistake" }, { key: key + dossier });
      const again = await cast.partner.post(path, { code: "mistake" }, { key: key + dossier });
      expect(again).toEqual(first);
      const { card, ...rest } = first.body;
      told.push([first.status, Object.keys(rest), Object.keys(card), card.stage]);
      told.push(await seen(dossier), (await withdraw(cast.partner, dossier)).body.code);
    }
    expect(told.slice(3)).toEqual(told.slice(0, 3));
    expect(JSON.stringify(told)).not.toContain("attached");
    expect((await read(cast.counsellor, known)).card.stage).toBe("referred");
  });

  it("the counsellor withdraws a request that the manager has, and may prepare another", async () => {
    const { house, cast } = scene;
    const dossier = await orient(cast, "Hennebelle");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    const path = `/dossiers/${dossier}/entry-request`;
    done(await cast.counsellor.post(`${path}/withdrawal`, { code: "person-gives-up" }));
    expect((await cast.manager.post(`${path}/validation`)).body.code).toBe("request-not-submitted");
    done(await cast.counsellor.put(path, { claimed: ["minimum-income"], motivation: "Revient." }));
    done(await cast.counsellor.post(`${path}/submission`));
    expect((await read(cast.counsellor, dossier)).card.stage).toBe("relevance");
  });

  it("the orientation is withdrawn while a control is in hand: request and control go with it", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Wattrelot");
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    done(await withdraw(cast.counsellor, dossier));
    const late = await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
      outcome: "refused",
      code: "not-proven",
    });
    expect(late).toMatchObject({ status: 409, body: { code: "referral-closed" } });
    const { entryRequest, controls, card } = await read(cast.manager, dossier);
    expect([card.stage, entryRequest.status, controls[0].status]).toEqual([
      "closed",
      "withdrawn",
      "withdrawn",
    ]);
    const types = (await historyOf(cast.manager, dossier)).map(({ type }) => type);
    expect(types).toContain("control-withdrawn");
    await house.eventually(async () =>
      expect(await tasksOf(cast.statistics, "statistics-officer", dossier)).toEqual([]),
    );
  });

  it("the request is withdrawn while documents are missing: the next one gets a control of its own", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Marescaux");
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    done(
      await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
        outcome: "documents-missing",
        reviews: [{ kind: "rsa-certificate", accepted: false, fault: "missing" }],
      }),
    );
    const path = `/dossiers/${dossier}/entry-request`;
    done(await cast.counsellor.post(`${path}/withdrawal`, { code: "person-gives-up" }));
    const resubmitted = await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`);
    expect(resubmitted).toMatchObject({ status: 409, body: { code: "documents-not-asked" } });
    done(await cast.counsellor.put(path, { claimed: ["minimum-income"], motivation: "Revient." }));
    done(await cast.counsellor.post(`${path}/submission`));
    done(await cast.manager.post(`${path}/validation`));
    await checked(house, cast.statistics, dossier);
    const { controls } = await read(cast.statistics, dossier);
    expect(controls.map(({ status }: { status: string }) => status)).toEqual([
      "withdrawn",
      "waiting",
    ]);
  });
};
