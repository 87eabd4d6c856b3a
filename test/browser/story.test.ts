import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import { jpeg } from "../fixtures/pictures.ts";
import { today } from "../scenario/steps.ts";
import { button, french, goHome, link, said, typeInterview, typeOrientation } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
});
afterAll(() => house.stop());
photographFailures(() => house);

const name = "Verhaeghe";

/** Opens the dossier from the person's own home. */
const openFromHome = async (page: Page) => {
  await goHome(page);
  await link(page, name).first().click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
};

/** Deposits a file of one kind, as the person does: choose, say what it is, send, wait for its verdict. */
const deposit = async (
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
  kind: string,
  issued?: string,
) => {
  await page.getByLabel("Choisir des fichiers").setInputFiles(file);
  const item = page.getByRole("region", { name: file.name });
  await item.getByLabel("Nature de la pièce").selectOption({ label: kind });
  if (issued) await item.getByLabel("Date de la pièce").fill(issued);
  await item.getByRole("button", { name: "Envoyer" }).click();
  const row = page
    .locator("#documents li")
    .filter({ hasText: kind })
    .filter({ hasText: file.name });
  await row.getByText("Vérifié").waitFor();
};

describe("the entry story, done by clicking", () => {
  let counsellor: Page;
  let statistics: Page;

  it("a partner orients a person in a few steps and at most twelve mandatory fields", async () => {
    const page = await house.signedInAs("prescriber", "/orientations/nouvelle", { width: 390 });
    const typed = await typeOrientation(page, name);
    expect(typed.length).toBeLessThanOrEqual(12);
    await link(page, "Voir mes orientations").click();
    await page.getByRole("cell", { name }).waitFor();
  });

  it("reception finds it at home and gives an appointment", async () => {
    const page = await house.signedInAs("reception");
    await page.getByRole("heading", { name: /Rendez-vous à fixer/ }).waitFor();
    await openFromHome(page);
    await link(page, "Fixer un rendez-vous").click();
    await page.getByLabel("Date", { exact: true }).fill(french(today()));
    await page.getByLabel("Heure").fill("23:45");
    await page.getByLabel("Conseiller").selectOption({ label: "Hélène Carpentier" });
    await button(page, "Fixer le rendez-vous").click();
    await said(page, "Rendez-vous fixé");
    await page.getByText("À venir", { exact: true }).waitFor();
  });

  it("the counsellor notes presence, an interview in six fields, and an opinion", async () => {
    counsellor = await house.signedInAs("counsellor");
    await openFromHome(counsellor);
    await button(counsellor, "Noter la présence").click();
    await counsellor.getByLabel("Présente").check();
    await button(counsellor, "Enregistrer").click();
    await said(counsellor, "Présence notée");
    await link(counsellor, "Noter un entretien").click();
    const typed = await typeInterview(counsellor);
    expect(typed.length).toBeLessThanOrEqual(6);
    await button(counsellor, "Enregistrer l’entretien").click();
    await said(counsellor, "Entretien noté");
    await link(counsellor, "Donner un avis").click();
    await counsellor.getByLabel("Favorable", { exact: true }).check();
    await counsellor.getByLabel("Ce qui motive votre avis").fill("Projet clair, disponible.");
    await button(counsellor, "Donner cet avis").click();
    await said(counsellor, "Avis donné");
  });

  it("the counsellor prepares the request, deposits papers, sees the criteria, sends", async () => {
    const page = counsellor;
    await link(page, "Préparer la demande d’entrée").click();
    await page.getByText("RSA, ASS ou AAH").first().waitFor();
    await page.getByLabel(/RSA, ASS ou AAH/).check();
    await page.getByLabel("Pourquoi cette entrée").fill("Souhaite un emploi durable.");
    await button(page, "Enregistrer la demande").click();
    await said(page, "Demande enregistrée");
    await deposit(
      page,
      { name: "facture.pdf", mimeType: "application/pdf", buffer: Buffer.from(await pdf(1)) },
      "Justificatif de domicile",
      french(addDays(today(), -20)),
    );
    await deposit(
      page,
      { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from(jpeg()) },
      "Attestation RSA",
      french(addDays(today(), -20)),
    );
    await button(page, "Certifier une pièce vue").click();
    const dialog = page.getByRole("dialog");
    await dialog
      .getByLabel("Nature de la pièce")
      .selectOption({ label: "Carte nationale d’identité" });
    await dialog.getByLabel("4 derniers caractères du numéro").fill("7k42");
    await dialog.getByLabel(/Valable jusqu/).fill(french(addDays(today(), 900)));
    await dialog.getByRole("button", { name: "Certifier" }).click();
    await said(page, "Pièce certifiée");
    await button(page, "Envoyer la demande d’entrée").click();
    await said(page, "envoyée au responsable");
  });

  it("the manager validates, and the dossier leaves the list at once", async () => {
    const page = await house.signedInAs("manager");
    await openFromHome(page);
    await button(page, "Valider la demande").click();
    await page.getByRole("dialog").getByRole("button", { name: "Valider" }).click();
    await said(page, "Demande validée");
    await goHome(page);
    await page.getByRole("heading", { level: 1, name: /Bon(jour|soir)/ }).waitFor();
    const waiting = page.getByRole("region", { name: /Demandes à valider/ });
    await expect.poll(() => link(waiting, name).count()).toBe(0);
  });

  it("Statistics reviews by keyboard and asks again for one paper; the counsellor replaces it", async () => {
    statistics = await house.signedInAs("statistics", "/controles");
    await link(statistics, name).click();
    await button(statistics, "Prendre ce contrôle").click();
    await statistics.getByRole("list", { name: "Pièces à examiner" }).waitFor();
    const first = statistics
      .getByRole("list", { name: "Pièces à examiner" })
      .getByRole("listitem")
      .first();
    await expect.poll(() => first.getAttribute("aria-current")).toBe("true");
    await statistics.keyboard.press("a");
    await statistics.keyboard.press("r");
    await statistics.keyboard.press("2");
    await statistics.keyboard.press("a");
    await statistics.getByText("toutes les pièces sont examinées").waitFor();
    await statistics.keyboard.press("d");
    await statistics.getByRole("dialog").getByText("pièce illisible").waitFor();
    await statistics.getByRole("button", { name: "Envoyer la décision" }).click();
    await said(statistics, "Pièces demandées");

    await openFromHome(counsellor);
    await counsellor.getByText(/Pièces demandées le/).waitFor();
    await deposit(
      counsellor,
      { name: "nette.pdf", mimeType: "application/pdf", buffer: Buffer.from(await pdf(2)) },
      "Attestation RSA",
      french(addDays(today(), -10)),
    );
    await button(counsellor, "Renvoyer les pièces au contrôle").click();
    await button(counsellor.getByRole("dialog"), "Renvoyer au contrôle").click();
    await said(counsellor, "Pièces renvoyées");
  });

  it("Statistics grants by keyboard alone", async () => {
    const page = statistics;
    await page.goto(`${house.platform.origin}/controles`);
    await link(page, name).focus();
    await page.keyboard.press("Enter");
    await button(page, "Prendre ce contrôle").waitFor();
    await page.keyboard.press("p");
    const papers = page.getByRole("list", { name: "Pièces à examiner" }).getByRole("listitem");
    await papers.first().waitFor();
    const many = await papers.count();
    for (let paper = 0; paper < many; paper++) await page.keyboard.press("a");
    await page.getByText("toutes les pièces sont examinées").waitFor();
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Accord").check();
    await dialog.getByRole("button", { name: "Envoyer la décision" }).press("Enter");
    await said(page, "Accord donné");
  });

  it("the animation team records the entry in a session that tells each fate", async () => {
    const page = await house.signedInAs("animation", "/entrees");
    await page.getByLabel(`Choisir Jeanne ${name}`).check();
    await button(page, "Acter en une séance").click();
    await page.getByText("Entrée actée").waitFor();
  });

  it("the contract is printed, signed on paper, filed", async () => {
    const page = counsellor;
    await goHome(page);
    await link(page, name).first().click();
    await button(page, "Éditer le contrat").click();
    await button(page.getByRole("dialog"), "Éditer le contrat").click();
    await said(page, "Contrat demandé");
    await deposit(
      page,
      { name: "signe.pdf", mimeType: "application/pdf", buffer: Buffer.from(await pdf(1)) },
      "Contrat d’engagement signé",
    );
    await button(page, "Enregistrer la signature").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Signé le").fill(french(today()));
    await dialog.getByLabel(/Contrat d’engagement signé/).check();
    await button(dialog, "Enregistrer la signature").click();
    await said(page, "Contrat signé");
    await page.getByText("Signé", { exact: true }).waitFor();
  });

  it("nothing broke the policy nor a script on the way", () => {
    expect(house.complaints).toEqual([]);
  });
});
