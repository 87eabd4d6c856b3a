import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { done, orient, orientation, today } from "../scenario/steps.ts";
import { button, french, said } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
});
afterAll(() => house.stop());
photographFailures(() => house);

const day = addDays(today(), 8);

it("reception opens slots, several hours at once, and closes one", async () => {
  const page = await house.signedInAs("reception", "/creneaux");
  await button(page, "Ouvrir des créneaux").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Conseiller").selectOption({ label: "Hélène Carpentier" });
  await dialog.getByLabel("Jour").fill(french(day));
  await dialog.getByLabel("Heures").fill("9h30, 10h30 11h");
  await dialog.getByRole("button", { name: "Ouvrir les créneaux" }).click();
  await said(page, "Créneaux ouverts");
  await button(page, /^Fermer le créneau du .* à 11:00/).click();
  await said(page, "Créneau fermé");
  await expect.poll(() => button(page, /^Fermer le créneau/).count()).toBe(2);
});

it("the partner picks a slot in the form, on a phone; taken meanwhile, what was typed is kept", async () => {
  const page = await house.signedInAs("prescriber", "/orientations/nouvelle", { width: 390 });
  await page.getByLabel("Prénoms", { exact: true }).fill("Jeanne");
  await page.getByLabel("Nom de naissance", { exact: true }).fill("Quesnoy");
  await page.getByLabel("Femme").check();
  await page.getByLabel("Date de naissance").fill("24 mars 1985");
  await button(page, "Continuer").click();
  await page.getByLabel("Appel à passer").check();
  await page.getByLabel(/^Téléphone/).fill("06 12 34 56 78");
  await page.getByLabel("Commune où vit la personne").fill("dunk");
  await button(page, /^Dunkerque/).click();
  await button(page, "Continuer").click();
  await page.getByRole("heading", { name: "Situation (facultatif)" }).waitFor();
  await button(page, "Continuer").click();
  await page.getByLabel(/Pourquoi orientez-vous/).fill("Cherche un emploi dans la logistique.");
  await page.getByLabel("Remise en main propre").check();
  await page.getByLabel(/a été informée/).check();
  const slots = page.getByLabel(/^Rendez-vous avec le PLIE/);
  await slots.waitFor();
  const choices = await slots.getByRole("option").allInnerTexts();
  expect(choices).toHaveLength(3);
  expect(choices.join()).not.toContain("Carpentier");
  await slots.selectOption({ index: 1 });

  // Another partner is faster.
  const { body } = await house.cast.partner.get("/free-slots?commune=59183");
  const faster = orientation("Rapide", { slot: body.items[0].id });
  done(await house.cast.partner.post("/referrals", faster));
  await button(page, "Envoyer l’orientation").click();
  await page
    .getByText(/vient d’être pris/)
    .first()
    .waitFor();
  expect(await page.getByLabel(/Pourquoi orientez-vous/).inputValue()).toContain("logistique");
  await expect.poll(() => slots.getByRole("option").count()).toBe(2);
  await slots.selectOption({ index: 1 });
  await button(page, "Envoyer l’orientation").click();
  await page.getByRole("heading", { name: "Orientation envoyée" }).waitFor();
});

it("reception finds whom to call, and records each try", async () => {
  const page = await house.signedInAs("reception");
  await page.getByRole("heading", { name: /Personnes à prévenir/ }).waitFor();
  await page.getByRole("link", { name: "Quesnoy" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Quesnoy" }).waitFor();
  await page.getByText("À prévenir", { exact: true }).waitFor();
  const record = async (outcome: string) => {
    await button(page, "Noter comment la personne est prévenue").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(outcome).check();
    await dialog.getByRole("button", { name: "Enregistrer" }).click();
    await said(page, "Essai noté");
    await dialog.waitFor({ state: "hidden" });
  };
  await record("Pas de réponse");
  const tries = page.getByRole("list", { name: "Essais de prévenir la personne" });
  await tries.getByText(/Appel : pas de réponse/).waitFor();
  await record("Personne prévenue");
  await tries.getByText(/Appel : personne prévenue/).waitFor();
  await page.getByText("Prévenue", { exact: true }).waitFor();
  await page.goto(`${house.platform.origin}/rendez-vous?jour=${day}`);
  await page.getByText("Prévenue", { exact: true }).waitFor();
  await page.getByLabel("Conseiller").selectOption({ label: "Hélène Carpentier" });
  await page.getByLabel("Présence").selectOption({ label: "À noter" });
  await page.getByRole("link", { name: /Quesnoy/ }).waitFor();
  await page.goto(`${house.platform.origin}/rendez-vous?jour=${day}&conseiller=acc-personne`);
  await button(page, "Enlever les filtres").click();
  await page.getByRole("link", { name: /Quesnoy/ }).waitFor();
});

it("permanences and free slots are proposed when an appointment is given", async () => {
  const account = await house.signedInAs("counsellor", "/absences");
  await button(account, "Ajouter une permanence").click();
  const dialog = account.getByRole("dialog");
  await dialog.getByLabel("Commune").selectOption({ label: "Fort-Mardyck" });
  await dialog.getByLabel("Lieu").fill("Mairie de Fort-Mardyck");
  await dialog.getByLabel("Jour").selectOption({ label: "Mardi" });
  await dialog.getByLabel("De", { exact: true }).fill("09:00");
  await dialog.getByLabel("À", { exact: true }).fill("12:00");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await said(account, "Permanence enregistrée");
  await account.getByText("Mardi, 09:00 à 12:00").first().waitFor();

  const dossier = await orient(house.cast, "Samyn");
  await account.goto(`${house.platform.origin}/dossiers/${dossier}/rendez-vous`);
  await account.getByLabel("Conseiller").selectOption({ label: "Hélène Carpentier" });
  await button(account, /Mardi, 09:00 à 12:00 : Mairie de Fort-Mardyck/).click();
  expect(await account.getByLabel(/^Lieu/).inputValue()).toBe("Mairie de Fort-Mardyck");
  expect(house.complaints).toEqual([]);
});
