import { expect, it } from "vitest";
import { refusedIn } from "../../../domain/control/returned.ts";
import { whatToBring } from "../../../domain/eligibility/what-to-bring.ts";
import type { SettingsInForce } from "../../../domain/setting/setting.ts";
import type { Scene } from "../scene.ts";
import {
  answer,
  checked,
  controlled,
  done,
  entered,
  granted,
  historyOf,
  mailsAbout,
  read,
  tasksOf,
  today,
} from "../steps.ts";

type Settings = { readonly items: readonly { name: string; value: unknown }[] };

const mailsTo = async (mailbox: string, text: string): Promise<number> => {
  const { emails } = (await (await fetch(`${mailbox}/store`)).json()) as {
    emails: { body: { text?: string } }[];
  };
  return emails.filter(({ body }) => body.text?.includes(text)).length;
};

/** What Statistics may answer beside granting, and what becomes of a decision. */
export const controls = (scene: Scene): void => {
  const refuse = async (dossier: string) => {
    const { statistics } = scene.cast;
    done(await statistics.post(`/dossiers/${dossier}/control/reservation`));
    return statistics.post(`/dossiers/${dossier}/control/decision`, {
      outcome: "refused",
      code: "no-social-criterion",
      words: "Aucune des situations n’est justifiée.",
    });
  };
  const supersede = (dossier: string, code: string) =>
    scene.cast.secondStatistics.post(`/dossiers/${dossier}/control/supersession`, { code });

  it("a refusal closes the passage; the partner reads the shareable label, never a word of the reason", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Lernould");
    const draft = { outcome: "refused", code: "no-social-criterion", words: "Brouillon à relire." };
    const reserve = `/dossiers/${dossier}/control/reservation`;
    done(await cast.secondStatistics.post(reserve));
    expect((await cast.statistics.post(reserve)).body.code).toBe("control-reserved");
    done(await cast.secondStatistics.post(`/dossiers/${dossier}/control/release`));
    done(await cast.statistics.post(reserve));
    done(await cast.statistics.put(`/dossiers/${dossier}/control/draft`, draft));
    expect((await read(cast.statistics, dossier)).controls[0].draft).toMatchObject(draft);
    for (const reader of [cast.counsellor, cast.manager]) {
      expect(JSON.stringify(await read(reader, dossier))).not.toContain("Brouillon");
      expect(JSON.stringify(await historyOf(reader, dossier))).not.toContain("Brouillon");
    }
    done(await refuse(dossier));
    const seen = done(await cast.partner.get(`/referrals/${dossier}`));
    expect(seen).toMatchObject({ stage: "closed", outcome: "Parcours non engagé" });
    expect(JSON.stringify(seen)).not.toMatch(/social|situation|justifi/);
    const entry = await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    expect(entry.status).toBe(404);

    done(await supersede(dossier, "appeal"));
    await checked(house, cast.statistics, dossier);
    done(await answer(cast, dossier, "granted"));
    const { controls: both, card } = await read(cast.manager, dossier);
    expect(card.stage).toBe("granted");
    expect(both.map(({ status }: { status: string }) => status)).toEqual(["refused", "granted"]);
  });

  it("the third return tells the manager, once", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Opsomer");
    const told = (person: "manager" | "counsellor") =>
      person === "manager"
        ? tasksOf(cast.manager, "accompaniment-manager", dossier)
        : tasksOf(cast.counsellor, "counsellor:acc-conseillere", dossier);
    for (const turn of [1, 2, 3]) {
      done(await answer(cast, dossier, "documents-missing", ["diploma"]));
      await house.eventually(async () =>
        expect(await told("counsellor")).toContain("bring-documents"),
      );
      expect(await told("manager")).toEqual(turn === 3 ? ["see-returns"] : []);
      if (turn === 3) break;
      done(await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`));
      const twice = await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`);
      expect(twice).toMatchObject({ status: 409, body: { code: "documents-not-asked" } });
      await checked(house, cast.statistics, dossier);
    }
    const { number } = (await read(cast.manager, dossier)).card;
    await house.eventually(async () =>
      expect(await mailsTo(house.platform.mailbox, `${number}`)).toBeGreaterThanOrEqual(4),
    );
  });

  it("a decision superseded after the entry: nobody is silently un-entered, the manager decides", async () => {
    const { house, cast } = scene;
    const dossier = await entered(house, cast, "Pruvoost");
    const decided = await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
      outcome: "refused",
      code: "other",
    });
    expect(decided).toMatchObject({ status: 409, body: { code: "control-not-reserved" } });
    done(await supersede(dossier, "reviewer-mistake"));
    const told = (task: string) =>
      house.eventually(async () =>
        expect(await tasksOf(cast.manager, "accompaniment-manager", dossier)).toEqual([task]),
      );
    const { number } = (await read(cast.manager, dossier)).card;
    const mails = () => mailsAbout(house, number, "une entrée à revoir");
    await told("review-entry-waiting");
    await house.eventually(async () => expect(await mails()).not.toEqual([]), 20_000);
    await checked(house, cast.statistics, dossier);
    done(await answer(cast, dossier, "documents-missing", ["diploma"]));
    await told("review-entry-missing");
    expect((await read(cast.manager, dossier)).actions).not.toContain("keepEntry");
    done(await cast.counsellor.post(`/dossiers/${dossier}/control/resubmission`));
    await checked(house, cast.statistics, dossier);
    done(await refuse(dossier));
    expect((await read(cast.manager, dossier)).card.stage).toBe("participant");
    await told("review-entry");
    expect((await read(cast.manager, dossier)).actions).toContain("keepEntry");
    const keeping = { words: "La personne a produit la pièce en recours." };
    expect(
      (await cast.counsellor.post(`/dossiers/${dossier}/parcours/keeping`, keeping)).status,
    ).toBe(403);
    done(await cast.manager.post(`/dossiers/${dossier}/parcours/keeping`, keeping));
    expect((await read(cast.manager, dossier)).awaited).not.toContainEqual(
      expect.objectContaining({ task: "review-entry" }),
    );
  });

  it("an entry that a later control refused is cancelled when the manager so decides, and then closes", async () => {
    const { house, cast } = scene;
    const dossier = await entered(house, cast, "Pauwels");
    done(await supersede(dossier, "reviewer-mistake"));
    await checked(house, cast.statistics, dossier);
    done(await refuse(dossier));
    const { actions } = await read(cast.manager, dossier);
    expect(actions).toEqual(expect.arrayContaining(["cancelEntry", "keepEntry"]));
    done(
      await cast.manager.post(`/dossiers/${dossier}/parcours/cancellation`, {
        code: "decision-superseded",
      }),
    );
    const { awaited, card, parcours } = await read(cast.manager, dossier);
    expect([parcours[0].status, card.stage]).toEqual(["cancelled", "closed"]);
    expect(awaited.map(({ task }: { task: string }) => task)).not.toContain("review-entry");
    const entry = await cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    expect(entry.status).toBeGreaterThanOrEqual(400);
  });

  it("a paper that cannot be read is on the list of what to bring, with what exactly is accepted", async () => {
    const { house, cast } = scene;
    const dossier = await controlled(house, cast, "Ryckewaert");
    done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
    const { documents } = await read(cast.statistics, dossier);
    const kind = "rsa-certificate";
    const paper = documents.find(({ kinds }: { kinds: string[] }) => kinds.includes(kind));
    const review = { document: paper.id, kind, accepted: false, fault: "unreadable" };
    const reviews = [{ ...review, words: "la date est coupée" }];
    done(
      await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
        outcome: "documents-missing",
        reviews,
      }),
    );
    const { controls: all } = await read(cast.counsellor, dossier);
    const { report, returns } = all.at(-1);
    const { items } = done(await cast.counsellor.get("/settings")) as unknown as Settings;
    const values = Object.fromEntries(items.map(({ name, value }) => [name, value]));
    const inForce = { values, toBeConfirmed: [] } as unknown as SettingsInForce;
    const sent = { reviews: returns.at(-1).reviews, notes: returns.at(-1).words.notes };
    expect(whatToBring(report, refusedIn(sent, inForce)).items).toContainEqual({
      text: "Votre attestation de paiement du RSA (Caf ou MSA), de moins de 3 mois.",
      why: ["Pièce illisible : la date est coupée."],
    });
  });

  it("an entry cancelled is no exit and no entry: its contract falls, and it may be recorded again", async () => {
    const { house, cast } = scene;
    const dossier = await granted(house, cast, "Questroy");
    const enter = () => cast.animation.post(`/dossiers/${dossier}/parcours`, { date: today() });
    const referent = { account: "acc-conseiller-gs" };
    done(await cast.manager.post(`/dossiers/${dossier}/referent`, referent));
    done(await enter());
    expect((await read(cast.manager, dossier)).parcours[0].referents).toMatchObject([referent]);
    const path = `/dossiers/${dossier}/parcours/cancellation`;
    expect((await cast.manager.post(path, { code: "because" })).body.code).toBe("reason-unknown");
    done(await cast.manager.post(path, { code: "wrong-date" }));
    const { card, contract, parcours } = await read(cast.manager, dossier);
    expect([card.stage, contract.status, parcours[0].status]).toEqual([
      "granted",
      "void",
      "cancelled",
    ]);
    expect((await cast.manager.post(path, { code: "wrong-date" })).body.code).toBe(
      "not-participant",
    );
    done(await enter());
    const again = await read(cast.manager, dossier);
    expect(again.parcours.map(({ status }: { status: string }) => status)).toEqual([
      "cancelled",
      "open",
    ]);
    expect(again.contract.status).toBe("due");
  });
};
