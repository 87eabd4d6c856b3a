import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { controlled, done, entered, granted, read, today } from "../scenario/steps.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
});
afterAll(() => house?.stop());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();

/** Kept where somebody wants to look at it. */
const keep = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.JALON_LOOK;
  if (folder) writeFileSync(`${folder}/${name}.png`, await page.screenshot());
};

it("the list of what to bring says what Statistics refused, and prints alone", async () => {
  const { cast } = house;
  const dossier = await controlled(house, cast, "Vandenbroucke");
  done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
  const { documents } = await read(cast.statistics, dossier);
  const kind = "rsa-certificate";
  const paper = documents.find(({ kinds }: { kinds: string[] }) => kinds.includes(kind));
  const refusal = { document: paper.id, kind, accepted: false, fault: "unreadable" };
  done(
    await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
      outcome: "documents-missing",
      reviews: [
        { ...refusal, words: "la date est coupée" },
        { kind: "diploma", accepted: false, fault: "missing" },
      ],
    }),
  );
  const page = await house.signedInAs("counsellor", `/dossiers/${dossier}`);
  await button(page, "Liste des papiers à apporter").click();
  const list = page.getByRole("dialog", { name: "Les papiers à apporter" });
  await list.getByText("Votre attestation de paiement du RSA").waitFor();
  await list.getByText("Pièce illisible : la date est coupée.").waitFor();
  await list.getByText("Votre diplôme le plus élevé").waitFor();
  await keep(page, "list");
  await page.emulateMedia({ media: "print" });
  expect(await list.getByText("Votre diplôme le plus élevé").isVisible()).toBe(true);
  expect(await list.getByText("À qui les apporter").isVisible()).toBe(true);
  expect(await button(page, "Imprimer").isVisible()).toBe(false);
  expect(await page.locator("#application").isVisible()).toBe(false);
  await keep(page, "list-printed");
  const printed = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

it("the contract says until when it is to be signed; once printed it opens on the dossier's page", async () => {
  const dossier = await entered(house, house.cast, "Vanhecke");
  const page = await house.signedInAs("counsellor", `/dossiers/${dossier}`);
  await page.getByText(/À signer avant le/).waitFor();
  done(await house.cast.counsellor.post(`/dossiers/${dossier}/contract`));
  await page.reload();
  await button(page, /Voir \/ imprimer : contrat/).click();
  await page.getByRole("img", { name: /Contrat d’engagement, page 1/ }).waitFor();
  await page.getByRole("link", { name: /^Imprimer/ }).waitFor();
  await page.waitForTimeout(800);
  await keep(page, "contract");
});

it("the minutes of a session open from its page", async () => {
  const { cast } = house;
  const dossier = await granted(house, cast, "Vanpeene");
  const lines = { date: today(), dossiers: [{ dossier }] };
  const { session } = done(await cast.animation.post("/entry-sessions", lines));
  const page = await house.signedInAs("animation", `/entrees/seances/${session}`);
  await button(page, "Voir / imprimer le procès-verbal").click();
  await page.getByRole("img", { name: /Procès-verbal de la séance, page 1/ }).waitFor();
  await page.waitForTimeout(800);
  await keep(page, "minutes");
});

it("the manager keeps an entry that a later control refused, by a button", async () => {
  const { cast } = house;
  const dossier = await entered(house, cast, "Vansteene");
  done(
    await cast.secondStatistics.post(`/dossiers/${dossier}/control/supersession`, {
      code: "reviewer-mistake",
    }),
  );
  await house.eventually(async () => {
    expect((await read(cast.statistics, dossier)).controls.at(-1).report).toBeDefined();
  });
  done(await cast.statistics.post(`/dossiers/${dossier}/control/reservation`));
  done(
    await cast.statistics.post(`/dossiers/${dossier}/control/decision`, {
      outcome: "refused",
      code: "other",
    }),
  );
  const page = await house.signedInAs("manager", `/dossiers/${dossier}`);
  await button(page, "Maintenir l’entrée malgré le refus").click();
  await page.getByLabel("Pourquoi elle est maintenue").fill("La pièce a été produite en recours.");
  await page.getByRole("button", { name: "Maintenir l’entrée", exact: true }).click();
  await page.getByText("Entrée maintenue.").first().waitFor();
  expect(house.complaints).toEqual([]);
});
