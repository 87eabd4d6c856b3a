import { beforeAll, expect, it } from "vitest";
import { addDays, addYears, civilDateOf } from "../../../domain/date.ts";
import type { Scene } from "../scene.ts";
import {
  answer,
  bornOn,
  checked,
  controlled,
  done,
  granted,
  historyOf,
  later,
  orient,
  read,
  tasksOf,
  today,
} from "../steps.ts";

type People = Record<"redirected" | "reserved" | "young" | "lapsing" | "waiting", string>;

/** What only time brings about: the platform's clock is moved, a little further with each test. */
export const days = (scene: Scene): void => {
  let redirectedOn: string;
  let people: People;
  const enter = (dossier: string) =>
    scene.cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });

  const redirect = async (name: string): Promise<string> => {
    const { cast } = scene;
    const dossier = await orient(cast, name);
    const meeting = done(
      await cast.counsellor.post(`/dossiers/${dossier}/appointments`, {
        date: today(),
        time: "22:50",
        counsellor: "acc-conseillere",
      }),
    );
    const presence = `/dossiers/${dossier}/appointments/${meeting.id}/presence`;
    done(await cast.counsellor.post(presence, { presence: "present" }));
    done(
      await cast.counsellor.post(`/dossiers/${dossier}/opinion`, {
        kind: "redirected",
        code: "mission-locale",
        reasons: "A moins de 26 ans et souhaite une formation.",
        target: { body: "Mission Locale de l’agglomération", contact: "accueil" },
      }),
    );
    expect((await cast.partner.get(`/referrals/${dossier}`)).body.stage).toBe("opinion");
    done(await cast.manager.post(`/dossiers/${dossier}/opinion/acknowledgement`));
    return dossier;
  };

  /** Their identity card is good for four days more. */
  const lapsing = async (name: string): Promise<string> => {
    const { house, cast } = scene;
    const seen = async (path: string, body?: unknown) =>
      cast.counsellor.post(
        path,
        path.endsWith("/seen-documents")
          ? { ...(body as object), expiresOn: addDays(today(), 4) }
          : body,
      );
    return granted(house, { ...cast, counsellor: { ...cast.counsellor, post: seen } }, name);
  };

  beforeAll(async () => {
    const { house, cast } = scene;
    const birthday = addYears(addDays(today(), 3), -26);
    const [redirected, reserved, young, short, waiting] = await Promise.all([
      redirect("Bulteel"),
      controlled(house, cast, "Cleenewerck"),
      granted(house, cast, "Denys", bornOn("Denys", birthday)),
      lapsing("Elleboode"),
      granted(house, cast, "Fioen"),
    ]);
    redirectedOn = today();
    people = { redirected, reserved, young, lapsing: short, waiting };
  });

  it("a reserved control is free again after two hours, and its first reviewer no longer decides", async () => {
    const { cast, house } = scene;
    const reserve = (person: "statistics" | "secondStatistics") =>
      cast[person].post(`/dossiers/${people.reserved}/control/reservation`);
    done(await reserve("statistics"));
    later(house, { minutes: 118 });
    expect((await reserve("secondStatistics")).body.code).toBe("control-reserved");
    later(house, { minutes: 2 });
    done(await reserve("secondStatistics"));
    const late = await cast.statistics.put(`/dossiers/${people.reserved}/control/draft`, {});
    expect(late).toMatchObject({ status: 409, body: { code: "control-not-reserved" } });
    done(await cast.secondStatistics.post(`/dossiers/${people.reserved}/control/release`));
  });

  it("25 at the request, 26 at the entry: refused until the birthday, entered on it", async () => {
    const { cast, house } = scene;
    const early = await enter(people.young);
    expect(early).toMatchObject({ status: 409, body: { code: "criterion-not-held" } });
    expect(early.body.detail).toContain("Âge minimum");
    later(house, { days: 3 });
    done(await enter(people.young));
    expect((await read(cast.manager, people.young)).card.stage).toBe("participant");
  });

  it("a document that lapses between grant and entry: another one, another control, then the entry", async () => {
    const { cast, house } = scene;
    const dossier = people.lapsing;
    later(house, { days: 2 });
    const lapsed = await enter(dossier);
    expect(lapsed).toMatchObject({ status: 409, body: { code: "criterion-not-held" } });
    done(
      await cast.counsellor.post(`/dossiers/${dossier}/seen-documents`, {
        kinds: ["identity-card"],
        lastCharacters: "9Z11",
        issuedOn: addDays(today(), -1),
        expiresOn: addYears(today(), 10),
      }),
    );
    expect((await enter(dossier)).body.code).toBe("criterion-not-held");
    const path = `/dossiers/${dossier}/control/supersession`;
    done(await cast.statistics.post(path, { code: "new-document" }));
    expect((await enter(dossier)).status).toBe(404);
    await checked(house, cast.statistics, dossier);
    done(await answer(cast, dossier, "granted"));
    done(await enter(dossier));
  });

  it("a redirection is checked after 30 days: was the person received there?", async () => {
    const { cast, house } = scene;
    const dossier = people.redirected;
    const path = `/dossiers/${dossier}/opinion/redirection-check`;
    const early = await cast.counsellor.post(path, { received: false });
    expect(early).toMatchObject({ status: 409, body: { code: "redirection-too-early" } });
    later(house, { days: 25 });
    const { awaited } = await read(cast.counsellor, dossier);
    expect(awaited[0]).toMatchObject({ task: "check-redirection" });
    // Hours moved before may have brought another day: a month after the opinion, whatever day it is.
    expect(civilDateOf(awaited[0].since)).toBe(addDays(redirectedOn, 30));
    expect(await tasksOf(cast.counsellor, "counsellor:acc-conseillere", dossier)).toEqual([
      "check-redirection",
    ]);
    done(await cast.counsellor.post(path, { received: false }));
    expect((await cast.counsellor.post(path, { received: true })).body.code).toBe(
      "redirection-checked",
    );
    const seen = done(await cast.partner.get(`/referrals/${dossier}`));
    expect(seen).toMatchObject({
      stage: "closed",
      outcome: "Orientation vers une autre structure",
    });
    expect(JSON.stringify(seen)).not.toContain("Mission");
  });

  it("a grant older than 60 days is controlled again before the entry", async () => {
    const { cast, house } = scene;
    const dossier = people.waiting;
    later(house, { days: 31 });
    const old = await enter(dossier);
    expect(old).toMatchObject({ status: 409, body: { code: "grant-too-old" } });
    const path = `/dossiers/${dossier}/control/supersession`;
    done(await cast.statistics.post(path, { code: "grant-too-old" }));
    await checked(house, cast.statistics, dossier);
    done(await answer(cast, dossier, "granted"));
    done(await enter(dossier));
    const types = (await historyOf(cast.manager, dossier)).map(({ type }) => type);
    expect(types.filter((type) => type === "control-granted")).toHaveLength(2);
    expect(types.slice(-2).toSorted()).toEqual(["contract-due", "entry-recorded"]);
  });
};
