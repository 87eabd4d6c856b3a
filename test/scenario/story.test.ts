import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import { jpeg } from "../fixtures/pictures.ts";
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

describe("from the first contact to the entry, each with their own token", () => {
  let dossier = "";

  it("a partner orients a person and sees the stage, nothing else", async () => {
    dossier = await orient(cast, "Vandewalle");
    const seen = await cast.partner.get(`/referrals/${dossier}`);
    expect(seen.body).toMatchObject({ stage: "referred", name: "Vandewalle" });
    expect((await cast.partner.get(`/dossiers/${dossier}`)).status).toBe(404);
    const waiting = await house.eventually(async () => {
      const list = await cast.reception.get("/waiting?list=antenne:dunkerque-centre");
      expect(list.body.items).toHaveLength(1);
      return list;
    });
    expect(waiting.body.items[0]).toMatchObject({ task: "give-appointment" });
  });

  it("reception gives an appointment, the counsellor receives, writes, gives an opinion", async () => {
    await receive(cast, dossier);
    const { body } = await cast.counsellor.get(`/dossiers/${dossier}`);
    expect(body.card.stage).toBe("request");
    expect(body.actions).toContain("prepareEntryRequest");
    const atReception = await cast.reception.get(`/dossiers/${dossier}`);
    expect(atReception.body.opinion).toBeUndefined();
    expect(atReception.body.diagnosis).toBeUndefined();
  });

  it("the counsellor previews the criteria, uploads a PDF and a JPEG, submits", async () => {
    const preview = await cast.counsellor.post(`/dossiers/${dossier}/entry-request/preview`, {
      claimed: ["minimum-income"],
    });
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
    await request(house, cast, dossier, ["rsa-certificate"]);
    const picture = { bytes: jpeg(), type: "image/jpeg" };
    await upload(house, cast.counsellor, dossier, "other", picture);
    const { body } = await cast.counsellor.get(`/dossiers/${dossier}`);
    expect(body.card.stage).toBe("relevance");
  });

  it("nobody decides on their own request", async () => {
    const own = await cast.counsellor.post(`/dossiers/${dossier}/entry-request/validation`);
    expect(own.status).toBe(403);
  });

  it("the manager validates; the automatic check reports within two seconds, and decides nothing", async () => {
    done(await cast.manager.post(`/dossiers/${dossier}/entry-request/validation`));
    const began = performance.now();
    const control = await checked(house, cast.statistics, dossier);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(control.status).toBe("waiting");
    const verdicts = Object.fromEntries(
      (control.report?.criteria ?? []).map(({ criterion, verdict }) => [criterion, verdict]),
    );
    expect(verdicts.residence).toBe("met");
    expect(verdicts.social).toBe("not-proven");
  });

  it("Statistics says all that is missing in one return; the counsellor completes", async () => {
    const said = await answer(cast, dossier, "documents-missing", ["rsa-certificate"]);
    expect(said.status, JSON.stringify(said.body)).toBe(200);
    const { body } = await cast.counsellor.get(`/dossiers/${dossier}`);
    expect(body.card.stage).toBe("documents-missing");
    const file = { bytes: await pdf(1), type: "application/pdf" };
    await upload(house, cast.counsellor, dossier, "rsa-certificate", file, {
      issuedOn: addDays(today(), -15),
    });
    done(await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`));
    const control = await checked(house, cast.statistics, dossier);
    expect(control.report?.criteria.every(({ verdict }) => verdict === "met")).toBe(true);
  });

  it("Statistics grants, the animation team records the entry, a participant has one referent", async () => {
    done(await answer(cast, dossier, "granted"));
    done(await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() }));
    const { body } = await cast.manager.get(`/dossiers/${dossier}`);
    expect(body.card.stage).toBe("participant");
    expect(body.parcours).toHaveLength(1);
    expect(body.parcours[0].referents).toHaveLength(1);
    const again = await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    expect(again).toMatchObject({ status: 409, body: { code: "already-participant" } });
  });

  it("the engagement contract is made as PDF, signed on paper, kept", async () => {
    done(await cast.counsellor.post(`/dossiers/${dossier}/contract`));
    const contract = await house.eventually(async () => {
      const { body } = await cast.counsellor.get(`/dossiers/${dossier}`);
      expect(body.contract.status).toBe("produced");
      return body.contract;
    }, 20_000);
    const link = done(
      await cast.counsellor.post(`/dossiers/${dossier}/documents/${contract.id}/link`),
    );
    const printed = await fetch(String(link.url));
    expect(
      Buffer.from(await printed.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const scan = { bytes: await pdf(2), type: "application/pdf" };
    const document = await upload(house, cast.counsellor, dossier, "signed-contract", scan);
    done(
      await cast.counsellor.post(`/dossiers/${dossier}/contract/signature`, {
        signedOn: today(),
        document,
      }),
    );
    const { body } = await cast.counsellor.get(`/dossiers/${dossier}`);
    expect(body.contract.status).toBe("signed");
  });

  it("the timeline tells who did what, in order, and the partner knows the outcome", async () => {
    const { body } = await cast.manager.get(`/dossiers/${dossier}/timeline?limit=200`);
    const types = body.items.map(({ type }: { type: string }) => type);
    expect(types[0]).toBe("contract-signed");
    for (const type of ["referral-submitted", "opinion-given", "control-granted", "entry-recorded"])
      expect(types).toContain(type);
    expect((await cast.partner.get(`/referrals/${dossier}`)).body.stage).toBe("participant");
  });

  it("the partner was told by mail at each step, without a name", async () => {
    const mails = await house.eventually(async () => {
      const sent = await (await fetch(`${house.platform.mailbox}/store`)).json();
      const list = sent.emails as { subject: string; body: { text?: string; html?: string } }[];
      expect(list.length).toBeGreaterThanOrEqual(3);
      return list;
    }, 20_000);
    expect(JSON.stringify(mails)).not.toContain("Vandewalle");
  });
});

describe("the side roads", () => {
  it("a second orientation of somebody already known: shown to staff, attached, never told to the partner", async () => {
    const first = await orient(cast, "Rommelaere");
    const second = await orient(cast, "ROMMELAERE");
    const { birthName, firstNames, birth } = (await cast.counsellor.get(`/dossiers/${second}`)).body
      .person.identity;
    const body = { birthName, firstNames, birth };
    const found = await house.eventually(async () => {
      const answered = await cast.counsellor.post("/duplicates", body);
      expect(answered.status, JSON.stringify(answered.body)).toBe(200);
      expect(JSON.stringify(answered.body)).toContain(first);
      return answered;
    });
    expect(found.status).toBe(200);
    expect((await cast.partner.post("/duplicates", body)).status).toBe(403);
    done(await cast.counsellor.post(`/dossiers/${second}/attachment`, { dossier: first }));
    const partnerSees = await cast.partner.get(`/referrals/${second}`);
    expect(partnerSees.body.outcome).toBeUndefined();
    expect(partnerSees.body.stage).not.toBe("closed");
  });

  it("an unfavourable opinion closes only once the manager has seen it", async () => {
    const dossier = await orient(cast, "Boidin");
    const { id } = done(
      await cast.counsellor.post(`/dossiers/${dossier}/appointments`, {
        date: today(),
        time: "23:50",
        counsellor: "acc-conseillere",
      }),
    );
    done(
      await cast.counsellor.post(`/dossiers/${dossier}/appointments/${id}/presence`, {
        presence: "present",
      }),
    );
    done(
      await cast.counsellor.post(`/dossiers/${dossier}/diagnosis/interviews`, {
        date: addDays(today(), -1),
        start: "09:00",
        end: "10:00",
        modality: "phone",
        content: "Entretien bref.",
      }),
    );
    done(
      await cast.counsellor.post(`/dossiers/${dossier}/opinion`, {
        kind: "unfavourable",
        code: "no-wish",
        reasons: "Ne souhaite pas s’engager.",
      }),
    );
    expect((await cast.partner.get(`/referrals/${dossier}`)).body.stage).toBe("opinion");
    done(await cast.manager.post(`/dossiers/${dossier}/opinion/acknowledgement`));
    const seen = await cast.partner.get(`/referrals/${dossier}`);
    expect(seen.body.stage).toBe("closed");
    expect(JSON.stringify(seen.body)).not.toContain("engager");
  });

  it("a no-show is recorded and another appointment may be given; one may be moved", async () => {
    const dossier = await orient(cast, "Quaghebeur");
    const give = (time: string) =>
      cast.reception.post(`/dossiers/${dossier}/appointments`, {
        date: today(),
        time,
        counsellor: "acc-conseillere",
      });
    const first = done(await give("23:40"));
    const twice = await give("23:41");
    expect(twice.status).toBe(409);
    done(
      await cast.reception.post(`/dossiers/${dossier}/appointments/${first.id}/presence`, {
        presence: "absent",
      }),
    );
    const second = done(await give("23:42"));
    done(
      await cast.reception.post(`/dossiers/${dossier}/appointments/${second.id}/move`, {
        date: addDays(today(), 7),
        time: "10:00",
        code: "person-asks",
      }),
    );
    const { body } = await cast.counsellor.get(`/dossiers/${dossier}`);
    expect(body.appointments).toHaveLength(2);
    expect(body.card.stage).toBe("appointment");
  });

  it("the manager returns or declines with a coded reason; the counsellor withdraws", async () => {
    const dossier = await orient(cast, "Staelen");
    await receive(cast, dossier);
    await request(house, cast, dossier);
    done(
      await cast.manager.post(`/dossiers/${dossier}/entry-request/return`, {
        code: "project-unclear",
        words: "Préciser le projet.",
      }),
    );
    done(await cast.counsellor.post(`/dossiers/${dossier}/entry-request/submission`));
    const unknown = await cast.manager.post(`/dossiers/${dossier}/entry-request/decline`, {
      code: "because",
      words: "Non.",
    });
    expect(unknown).toMatchObject({ status: 422, body: { code: "reason-unknown" } });
    done(
      await cast.manager.post(`/dossiers/${dossier}/entry-request/decline`, {
        code: "not-relevant",
        words: "Un accompagnement plus léger suffit.",
      }),
    );
    expect((await cast.partner.get(`/referrals/${dossier}`)).body.stage).toBe("closed");
  });

  it("outreach: a contact goes through the airlock and becomes an orientation in the same dossier", async () => {
    const action = done(
      await cast.counsellor.post("/outreach-actions", {
        date: today(),
        antenne: "dunkerque-centre",
        place: "Marché de la place Jean-Bart",
      }),
    );
    const { identity, contact, residence } = (await import("./steps.ts")).orientation("Deckmyn");
    const met = done(
      await cast.counsellor.post(`/outreach-actions/${action.id}/contacts`, {
        identity,
        contact,
        residence,
      }),
    );
    done(await cast.counsellor.post(`/dossiers/${met.dossier}/airlock`));
    done(
      await cast.counsellor.post(`/dossiers/${met.dossier}/airlock/sessions`, {
        date: today(),
        mode: "alone",
        needs: ["mobility"],
      }),
    );
    done(
      await cast.counsellor.post(`/dossiers/${met.dossier}/airlock/outcome`, {
        kind: "entry-proposed",
      }),
    );
    done(
      await cast.counsellor.post(`/dossiers/${met.dossier}/referral`, {
        reason: "Souhaite un accompagnement.",
        told: true,
        notice: { version: "2026-01", means: "handed-over" },
      }),
    );
    const { body } = await cast.counsellor.get(`/dossiers/${met.dossier}`);
    expect(body.card.stage).toBe("referred");
  });

  it("a dossier of another antenne does not exist; a protected one neither, but for its readers", async () => {
    const dossier = await orient(cast, "Cousyn");
    expect((await cast.colleague.get(`/dossiers/${dossier}`)).status).toBe(404);
    done(
      await cast.manager.post(`/dossiers/${dossier}/protection`, {
        action: "protect",
        readers: ["acc-accompagnement"],
      }),
    );
    const hidden = await cast.counsellor.get(`/dossiers/${dossier}`);
    const absent = await cast.counsellor.get("/dossiers/unknown");
    expect(hidden).toEqual(absent);
    expect((await cast.manager.get(`/dossiers/${dossier}`)).status).toBe(200);
  });
});
