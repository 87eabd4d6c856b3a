import { beforeAll, expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import type { Scene } from "../scene.ts";
import {
  answer,
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

const ownRequest = { status: 403, body: { code: "own-request" } };

/** An account that holds every role, opened by the administrator before anybody works. Gives its id once it is. */
export const hire = (scene: Scene): (() => string) => {
  let id = "";
  beforeAll(async () => {
    const account = {
      email: "touche.a.tout@example.org",
      name: "Zoé Toutàfait",
      roles: ["counsellor", "accompaniment-manager", "statistics-officer", "animation-team"],
      antennes: ["dunkerque-centre"],
    };
    id = String(done(await scene.cast.administrator.post("/accounts", account)).id);
  });
  return () => id;
};

const absences = (account: string) => `/accounts/${account}/absences`;

/** Several roles on one account, deputies, planned absences: nobody decides on their own request. */
export const rights = (scene: Scene, hired: () => string): void => {
  it("somebody who holds every role prepares a request, and decides on none of it", async () => {
    const { house, cast } = scene;
    const id = hired();
    const everything = await house.as(id);
    const own = { ...cast, counsellor: everything };
    const dossier = await orient(cast, "Rosseel");
    await receive(own, dossier, id);
    await request(house, own, dossier);
    const at = `/dossiers/${dossier}`;
    expect(await everything.post(`${at}/entry-request/validation`)).toMatchObject(ownRequest);
    expect(
      await everything.post(`${at}/entry-request/decline`, { code: "other", words: "Non." }),
    ).toMatchObject(ownRequest);
    done(await cast.manager.post(`${at}/entry-request/validation`));
    await checked(house, everything, dossier);
    expect(await everything.post(`${at}/control/reservation`)).toMatchObject(ownRequest);
    expect((await read(everything, dossier)).actions).not.toContain("reserveControl");
    done(await answer(cast, dossier, "granted"));
    expect(await everything.post(`${at}/parcours`, { date: today() })).toMatchObject(ownRequest);
    const { session } = done(
      await everything.post("/entry-sessions", { date: today(), dossiers: [{ dossier }] }),
    );
    const [line] = await house.eventually(async () => {
      const { body } = await everything.get(`/entry-sessions/${session}`);
      expect(body.settled).toBe(1);
      return body.lines;
    }, 20_000);
    expect(line.fate).toMatchObject({ outcome: "refused", code: "own-request" });
    done(await cast.animation.post(`${at}/parcours`, { date: today() }));
  });

  it("who sent a request or brought its documents again as a stand-in decides on none of it", async () => {
    const { house, cast } = scene;
    const id = hired();
    const dates = { from: today(), to: addDays(today(), 3) };
    done(await cast.administrator.post(absences("acc-conseillere"), { account: id, ...dates }));
    const standIn = await house.as(id);
    const dossier = await orient(cast, "Salembier");
    const at = `/dossiers/${dossier}`;
    await receive(cast, dossier);
    await request(house, { ...cast, counsellor: standIn }, dossier, ["rsa-certificate"]);
    expect(await standIn.post(`${at}/entry-request/validation`)).toMatchObject(ownRequest);
    done(await cast.manager.post(`${at}/entry-request/validation`));
    await checked(house, cast.statistics, dossier);
    done(await answer(cast, dossier, "documents-missing", ["rsa-certificate"]));
    done(await standIn.post(`${at}/control/resubmission`));
    await checked(house, cast.statistics, dossier);
    expect(await standIn.post(`${at}/control/reservation`)).toMatchObject(ownRequest);
    const sent = (await historyOf(cast.manager, dossier)).find(
      ({ type }) => type === "entry-request-submitted",
    );
    expect(sent).toMatchObject({ by: id, for: "acc-conseillere" });
  });

  it("nor does a deputy in the name of whoever asked", async () => {
    const { house, cast } = scene;
    const dates = { from: today(), to: addDays(today(), 3) };
    const asking = hired();
    const naming = `/accounts/${asking}/deputies`;
    done(await cast.administrator.post(naming, { account: "acc-conseillere-gs", ...dates }));
    const deputy = await house.as("acc-conseillere-gs");
    const everything = await house.as(asking);
    const dossier = await orient(cast, "Taverne");
    await receive({ ...cast, counsellor: everything }, dossier, asking);
    await request(house, { ...cast, counsellor: everything }, dossier);
    // Passed on to somebody else since: who asked stays who asked.
    const next = { account: "acc-conseiller" };
    done(await cast.manager.post(`/dossiers/${dossier}/referent`, next));
    const validation = `/dossiers/${dossier}/entry-request/validation`;
    expect(await deputy.post(validation)).toMatchObject(ownRequest);
    expect(await everything.post(validation)).toMatchObject(ownRequest);
    done(await cast.manager.post(validation));
  });

  it("a deputy decides for those dates, « X pour Y », but not on a request of their own", async () => {
    const { house, cast } = scene;
    const dates = { from: today(), to: addDays(today(), 10) };
    const naming = (account: string, deputy: string) =>
      cast.administrator.post(`/accounts/${account}/deputies`, { account: deputy, ...dates });
    expect(await naming("acc-accompagnement-2", "acc-prescripteur")).toMatchObject({
      status: 422,
      body: { code: "delegate-role" },
    });
    done(await naming("acc-accompagnement-2", "acc-conseiller-gs"));
    done(await naming("acc-statistiques-2", "acc-ateliers"));
    const deputy = await house.as("acc-conseiller-gs");
    const dossier = await orient(cast, "Swaenepoel");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    const validate = `/dossiers/${dossier}/entry-request/validation`;
    expect((await cast.colleague.post(validate)).status).toBe(404);
    await house.eventually(async () =>
      expect(await tasksOf(deputy, "accompaniment-manager", dossier)).toEqual(["validate-request"]),
    );
    done(await deputy.post(validate));
    await checked(house, cast.statistics, dossier);
    const statistics = await house.as("acc-ateliers");
    done(await answer({ ...cast, statistics }, dossier, "granted"));
    const history = await historyOf(cast.manager, dossier);
    expect(history.find(({ type }) => type === "entry-request-validated")).toMatchObject({
      by: "acc-conseiller-gs",
      for: "acc-accompagnement-2",
    });
    expect(history.find(({ type }) => type === "control-granted")).toMatchObject({
      by: "acc-ateliers",
      for: "acc-statistiques-2",
    });

    const own = await orient(cast, "Tiersen", {
      residence: { commune: "59271", street: ["2 rue du Phare"], from: "2015-01-01" },
    });
    const gs = { date: today(), time: "22:40", counsellor: "acc-conseiller-gs" };
    const meeting = done(await deputy.post(`/dossiers/${own}/appointments`, gs));
    const presence = { presence: "present" };
    done(await deputy.post(`/dossiers/${own}/appointments/${meeting.id}/presence`, presence));
    const reasons = { kind: "unfavourable", code: "no-wish", reasons: "Ne souhaite pas." };
    done(await deputy.post(`/dossiers/${own}/opinion`, reasons));
    const seen = await deputy.post(`/dossiers/${own}/opinion/acknowledgement`);
    expect(seen).toMatchObject(ownRequest);
    done(await cast.manager.post(`/dossiers/${own}/opinion/acknowledgement`));
  });

  it("a planned absence opens the portfolio to the stand-in, no reason asked; the referent stays", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Vercoutter");
    const before = await house.as("acc-conseiller");
    expect((await before.get(`/dossiers/${dossier}`)).status).toBe(404);
    const dates = { from: today(), to: addDays(today(), 7) };
    const absence = { account: "acc-conseiller", ...dates };
    done(await cast.counsellor.post("/accounts/acc-conseillere/absences", absence));
    const standIn = await house.as("acc-conseiller");
    const me = done(await standIn.get("/me")) as unknown as { waitingLists: string[] };
    expect(me.waitingLists).toContain("counsellor:acc-conseillere");
    const { card, actions } = await read(standIn, dossier);
    expect(card.counsellor).toBe("acc-conseillere");
    expect(actions).toContain("withdrawEntryRequest");
    done(
      await standIn.put(`/dossiers/${dossier}/residence`, {
        commune: "59183",
        associatedCommune: "59540",
        street: ["5 rue de la Paix"],
        from: today(),
      }),
    );
    const moved = (await historyOf(cast.counsellor, dossier)).at(-1);
    expect(moved).toMatchObject({
      type: "residence-changed",
      by: "acc-conseiller",
      for: "acc-conseillere",
    });
    expect((await standIn.post(`/dossiers/${dossier}/openings`, { code: "other" })).body.code).toBe(
      "already-open",
    );
  });
};
