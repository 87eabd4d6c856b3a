import { expect, it } from "vitest";
import { addDays } from "../../../domain/date.ts";
import type { Person } from "../house.ts";
import type { Scene } from "../scene.ts";
import { checked, done, granted, orient, read, request, today } from "../steps.ts";

const secrets = {
  content: "Se confie sur son logement.",
  late: "Agenda saturé cette semaine-là.",
  reasons: "Avis réservé au responsable.",
};

/** What each role is shown of a dossier, and what it is not (domain.md section 2). */
export const sight = (scene: Scene): void => {
  it("reception reads no opinion, no interview, and of a closing the label that may be shared", async () => {
    const { house, cast } = scene;
    const dossier = await orient(cast, "Wyckaert");
    const at = `/dossiers/${dossier}`;
    const meeting = { date: today(), time: "22:15", counsellor: "acc-conseillere" };
    const { id } = done(await cast.reception.post(`${at}/appointments`, meeting));
    done(await cast.counsellor.post(`${at}/appointments/${id}/presence`, { presence: "present" }));
    done(
      await cast.counsellor.post(`${at}/opinion`, {
        kind: "unfavourable",
        code: "no-wish",
        reasons: secrets.reasons,
      }),
    );
    done(await cast.manager.post(`${at}/opinion/acknowledgement`));
    const seen = await read(cast.reception, dossier);
    const told = JSON.stringify(seen);
    for (const hidden of ["opinion", "diagnosis", "controls", "entryRequest"])
      expect(seen).not.toHaveProperty(hidden);
    expect(told).not.toContain(secrets.reasons);
    expect(told).not.toContain("no-wish");
    expect(seen.card).toMatchObject({ stage: "closed", outcome: expect.any(String) });
    expect((await read(cast.counsellor, dossier)).card.closing).toBe("unfavourable/no-wish");

    const list = "/dossiers?scope=antenne&antenne=dunkerque-centre&limit=500";
    const cardsOf = async (ask: () => Promise<{ body: { items: { card: Card }[] } }>) => {
      const { body } = await ask();
      const found = body.items.find(({ card }) => card.dossier === dossier);
      expect(found, JSON.stringify(body.items)).toBeDefined();
      return found?.card;
    };
    type Card = { dossier: string; closing?: string; outcome?: string };
    const search = { text: "wyckaert" };
    await house.eventually(async () => {
      for (const ask of [
        () => cast.reception.get(list),
        () => cast.reception.post("/searches", search),
      ]) {
        const card = await cardsOf(ask);
        expect(card).not.toHaveProperty("closing");
        expect(card?.outcome).toBe(seen.card.outcome);
      }
      const whole = await cardsOf(() => cast.manager.post("/searches", search));
      expect(whole?.closing).toBe("unfavourable/no-wish");
    });
  });

  it("nobody learns who declared a tie: neither the dossier, nor lists, searches or commands say it", async () => {
    const { house, cast } = scene;
    const dossier = await orient(cast, "Xhaard");
    done(await cast.secondStatistics.post(`/dossiers/${dossier}/ties`));
    const answers = await house.eventually(async () => {
      const found = await cast.manager.post("/searches", { text: "xhaard" });
      expect(found.body.items).toHaveLength(1);
      return [found, await cast.manager.get("/dossiers?scope=all&limit=500")];
    });
    answers.push(await cast.manager.get(`/dossiers/${dossier}`));
    answers.push(await cast.counsellor.get(`/dossiers/${dossier}`));
    const meeting = { date: today(), time: "21:15", counsellor: "acc-conseillere" };
    answers.push(await cast.reception.post(`/dossiers/${dossier}/appointments`, meeting));
    for (const { status, body } of answers) {
      expect(status).toBeLessThan(300);
      expect(JSON.stringify(body)).not.toContain("acc-statistiques-2");
    }
  });

  it("the animation team: those to enter, with identity, decision and dates; nothing once entered", async () => {
    const { house, cast } = scene;
    const dossier = await granted(house, cast, "Yserbyt");
    const other = await orient(cast, "Yserbyt", {
      identity: {
        birthName: "Yserbyt",
        firstNames: "Paul",
        sex: "man",
        birth: { kind: "complete", date: "1971-03-04" },
      },
    });
    const found = async (person: Person) => {
      const { body } = await person.post("/searches", { text: "yserbyt" });
      return body.items.map(({ card }: { card: { dossier: string } }) => card.dossier).toSorted();
    };
    await house.eventually(async () => {
      expect(await found(cast.manager)).toEqual([dossier, other].toSorted());
      expect(await found(cast.animation)).toEqual([dossier]);
    });
    const seen = await read(cast.animation, dossier);
    const [control] = seen.controls;
    expect(Object.keys(control.decision).toSorted()).toEqual(["at", "by", "outcome"]);
    expect(Object.keys(seen.person).toSorted()).toEqual(["id", "identity", "version"]);
    expect(JSON.stringify(seen)).not.toContain("rsa-certificate");
    const entry = await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    expect(done(entry)).toMatchObject({ card: { dossier, stage: "participant" } });
    expect((await cast.animation.get(`/dossiers/${dossier}`)).status).toBe(404);
    await house.eventually(async () => expect(await found(cast.animation)).toEqual([]));
  });

  it("only the manager sets the referent: who records the entry can name none", async () => {
    const { house, cast } = scene;
    const dossier = await granted(house, cast, "Zwertvaegher");
    const named = { date: today(), referent: "acc-conseiller-gs" };
    expect((await cast.animation.post(`/dossiers/${dossier}/parcours`, named)).status).toBe(422);
    const session = { date: today(), dossiers: [{ dossier, referent: "acc-conseiller-gs" }] };
    expect((await cast.animation.post("/entry-sessions", session)).status).toBe(422);
    done(await cast.counsellor.post(`/dossiers/${dossier}/ties`));
    const refused = await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    expect(refused).toMatchObject({ status: 409, body: { code: "referent-missing" } });
    const tied = { account: "acc-conseillere" };
    expect(await cast.manager.post(`/dossiers/${dossier}/referent`, tied)).toMatchObject({
      status: 422,
      body: { code: "counsellor-cannot-see" },
    });
    done(await cast.manager.post(`/dossiers/${dossier}/referent`, { account: "acc-conseiller" }));
    done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
    const { parcours } = await read(cast.manager, dossier);
    expect(parcours[0].referents).toMatchObject([{ account: "acc-conseiller" }]);
  });

  it("Statistics reads everything but what was said in interviews and in the airlock", async () => {
    const { house, cast } = scene;
    const dossier = await orient(cast, "Zylberstein");
    const at = `/dossiers/${dossier}`;
    const meeting = { date: today(), time: "22:30", counsellor: "acc-conseillere" };
    const { id } = done(await cast.reception.post(`${at}/appointments`, meeting));
    done(await cast.counsellor.post(`${at}/appointments/${id}/presence`, { presence: "present" }));
    done(
      await cast.counsellor.post(`${at}/diagnosis/interviews`, {
        date: addDays(today(), -20),
        start: "09:00",
        end: "10:00",
        modality: "phone",
        content: secrets.content,
        barriers: {},
        lateReason: secrets.late,
      }),
    );
    const favourable = { kind: "favourable", reasons: "Motivation et disponibilité." };
    done(await cast.counsellor.post(`${at}/opinion`, favourable));
    await request(house, cast, dossier);
    done(await cast.manager.post(`${at}/entry-request/validation`));
    await checked(house, cast.statistics, dossier);
    const whole = JSON.stringify(await read(cast.counsellor, dossier));
    const seen = await read(cast.statistics, dossier);
    for (const secret of [secrets.content, secrets.late]) {
      expect(whole).toContain(secret);
      expect(JSON.stringify(seen)).not.toContain(secret);
    }
    expect(seen.opinion.reasons).toBe("Motivation et disponibilité.");
  });
};
