import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import type { Attainment } from "../../domain/objective/attainment.ts";
import { DEFAULT_OBJECTIVES } from "../../domain/objective/objective.ts";
import { putEvening } from "../../functions/adapters/table/figures.ts";
import { done, orient, receive, today } from "../scenario/steps.ts";
import { faultsOf } from "./axe.ts";
import { button, filter, french, said } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
});
afterAll(() => house.stop());
photographFailures(() => house);

const row = (page: Page, words: string) => page.getByRole("row").filter({ hasText: words });
const faultless = async (page: Page) => expect(await faultsOf(page)).toEqual([]);
const fitsAPhone = async (page: Page) => {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const over = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(over).toBeLessThanOrEqual(0);
  if (before) await page.setViewportSize(before);
};

describe("accounts", () => {
  let page: Page;

  it("the administrator opens one, and is told at the field when the address is taken", async () => {
    page = await house.signedInAs("administrator", "/reglages/comptes");
    await button(page, "Ouvrir un compte").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Prénom et nom").fill("Inès Lambert");
    await dialog.getByLabel("Courriel").fill("luc.vanhoutte@example.org");
    await button(dialog, "Ouvrir ce compte").click();
    await dialog.getByRole("link", { name: "Donnez au moins un rôle." }).waitFor();
    await faultless(page);
    await dialog.getByLabel("Conseiller").check();
    await dialog.getByLabel("Antenne des Dunes").check();
    await button(dialog, "Ouvrir ce compte").click();
    await dialog.getByRole("link", { name: /Un autre compte ouvert utilise/ }).click();
    expect(
      await dialog.getByLabel("Courriel").evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await dialog.getByLabel("Courriel").fill("ines.lambert@example.org");
    await button(dialog, "Ouvrir ce compte").click();
    await said(page, "Compte ouvert.");
    await row(page, "ines.lambert@example.org").getByText("Antenne des Dunes").waitFor();
  });

  it("the list filters, sorts, and says so in the address", async () => {
    await filter(page, "Rôle", "Direction");
    await said(page, "1 compte affiché");
    await button(page, /^Nom/).click();
    expect(new URL(page.url()).search).toBe("?role=director&tri=nom");
    await filter(page, "État", "Clos");
    await button(page, "Enlever les filtres").click();
    await said(page, "25 comptes affichés");
    await fitsAPhone(page);
  });

  it("one that follows dossiers stays open, and the page says who can pass them on", async () => {
    const { cast } = house;
    await receive(cast, await orient(cast, "Vandamme"));
    await button(page, "Clore Hélène Carpentier").click();
    const dialog = page.getByRole("dialog");
    await button(dialog, "Clore le compte").click();
    const refusal = dialog.getByRole("alert").filter({ hasText: "suit encore des dossiers" });
    await refusal.getByText("martine.delattre@example.org").waitFor();
    await faultless(page);
    await button(dialog, "Fermer").click();
    await row(page, "Hélène Carpentier").getByText("Ouvert").waitFor();
  });

  it("one that follows nobody closes, and leaves the list of open accounts", async () => {
    await button(page, "Clore Céline Wadoux").click();
    await button(page.getByRole("dialog"), "Clore le compte").click();
    await said(page, "Le compte de Céline Wadoux est clos.");
    await row(page, "Céline Wadoux").waitFor({ state: "detached" });
    await filter(page, "État", "Clos");
    await row(page, "Céline Wadoux").getByText("Clos le").waitFor();
    await filter(page, "État", "Ouverts");
  });

  it("when somebody else was faster, both sides are shown and the person chooses", async () => {
    await button(page, "Modifier Grégory Caron").click();
    const dialog = page.getByRole("dialog", { name: /Grégory Caron/ });
    await dialog.getByLabel("Prénom et nom").fill("Grégory Caron-Top");
    const { body } = await house.cast.administrator.get("/directory");
    const gregory = body.accounts.find((one: { name: string }) => one.name === "Grégory Caron");
    done(
      await house.cast.administrator.put(`/accounts/${gregory.id}`, {
        name: "Grégory Caron",
        email: "gregory.caron@exemple.fr",
        roles: ["counsellor"],
        antennes: ["dunes"],
      }),
    );
    await button(dialog, "Enregistrer").click();
    const conflict = page.getByRole("alertdialog");
    await conflict.getByText("gregory.caron@exemple.fr").waitFor();
    await conflict.getByText("Grégory Caron-Top").waitFor();
    await faultless(page);
    await button(conflict, /Envoyer ma saisie/).click();
    await said(page, "Compte modifié");
    await row(page, "Grégory Caron-Top").getByText("gregory.caron@example.org").waitFor();
  });
});

describe("absences and deputies", () => {
  it("a counsellor plans an absence, and sees that it is to come", async () => {
    const page = await house.signedInAs("counsellor", "/absences");
    await button(page, "Prévoir une absence").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Remplaçant").selectOption({ label: "Luc Vanhoutte" });
    await dialog.getByLabel("Du").fill(french(addDays(today(), 10)));
    await dialog.getByLabel("Au").fill(french(addDays(today(), 4)));
    await button(dialog, "Enregistrer").click();
    await dialog.getByRole("link", { name: "La fin précède le début." }).waitFor();
    await dialog.getByLabel("Au").fill(french(addDays(today(), 20)));
    await button(dialog, "Enregistrer").click();
    await said(page, "Absence enregistrée.");
    const item = page.getByRole("listitem").filter({ hasText: "Luc Vanhoutte" });
    await item.getByText("À venir").waitFor();
    await faultless(page);
    await fitsAPhone(page);
  });

  it("the manager names a deputy, and plans the absence of a colleague", async () => {
    const page = await house.signedInAs("manager", "/absences");
    await button(page, "Nommer un suppléant").first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Suppléant").selectOption({ label: "Bruno Wallyn" });
    await dialog.getByLabel("Du").fill(french(today()));
    await dialog.getByLabel("Au").fill(french(addDays(today(), 5)));
    await button(dialog, "Enregistrer").click();
    await page
      .getByRole("listitem")
      .filter({ hasText: "Bruno Wallyn" })
      .getByText("En cours")
      .waitFor();
    await button(page, "Prévoir une absence pour un collègue").click();
    await dialog.getByLabel("Pour qui").selectOption({ label: "Mehdi Saïdi" });
    await dialog.getByLabel("Remplaçant").selectOption({ label: "Isabelle Top" });
    await faultless(page);
  });
});

describe("antennes and partners", () => {
  let page: Page;

  it("an antenne stops covering a commune from a day on, and a commune left alone is said", async () => {
    page = await house.signedInAs("administrator", "/reglages/antennes");
    await button(page, "Modifier Antenne de Saint-Pol-sur-Mer").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Spycker", { exact: true }).uncheck();
    await faultless(page);
    await button(dialog, "Enregistrer").click();
    await said(page, "Antenne enregistrée.");
    await page.getByText("1 commune sans antenne").waitFor();
    await button(page, "Modifier Antenne de Grande-Synthe").click();
    await dialog.getByLabel("Spycker", { exact: true }).check();
    await dialog.getByLabel("Communes couvertes à partir du").fill(french(addDays(today(), 7)));
    await button(dialog, "Enregistrer").click();
    await page.getByText(/Spycker à partir du/).waitFor();
    await fitsAPhone(page);
  });

  it("a partner is added, then found by its kind", async () => {
    await page.getByRole("link", { name: "Partenaires" }).click();
    await button(page, "Ajouter un partenaire").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nom").fill("Région Hauts-de-France, antenne du littoral");
    await dialog.getByLabel("Nature").selectOption({ label: "Région" });
    await faultless(page);
    await button(dialog, "Enregistrer").click();
    await said(page, "Partenaire enregistré.");
    await page.getByRole("search").getByLabel("Nature").selectOption({ label: "Région" });
    await row(page, "antenne du littoral").waitFor();
    await said(page, "1 partenaire affiché");
  });
});

describe("settings", () => {
  let page: Page;
  const remaining = async () =>
    Number(
      (await page.getByText(/réglages à confirmer par le PLIE, sur/).textContent())?.split(" ")[0],
    );

  it("one is confirmed, and the count goes down by one", async () => {
    page = await house.signedInAs("statistics", "/reglages");
    await page.getByText(/réglages à confirmer par le PLIE, sur/).waitFor();
    const before = await remaining();
    await button(page, /^Confirmer.*Accord valable/).click();
    await said(page, /Confirmé.*Accord valable/);
    await expect.poll(remaining).toBe(before - 1);
    await filter(page, "État", "Confirmés");
    await said(page, "1 réglage affiché");
    await filter(page, "État", "Tous");
    await fitsAPhone(page);
  });

  it("one changes from a day to come, never from today, and not to a value that it cannot have", async () => {
    await button(page, /^Changer.*Contrôle réservé/).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nouvelle valeur, en heures").fill("trois");
    await button(dialog, "Enregistrer").click();
    await dialog.getByRole("alert").waitFor();
    await faultless(page);
    await dialog.getByLabel("Nouvelle valeur, en heures").fill("3");
    await dialog.getByLabel("À partir du").fill(french(today()));
    await button(dialog, "Enregistrer").click();
    await dialog.getByRole("link", { name: /à partir d’un jour à venir/ }).waitFor();
    await dialog.getByLabel("À partir du").fill(french(addDays(today(), 1)));
    await button(dialog, "Enregistrer").click();
    await said(page, /Réglage changé à partir du/);
    await row(page, "Contrôle réservé")
      .getByText(/3 heures, à partir du/)
      .waitFor();
  });

  it("a reason gets another shareable label; leaving before it is saved asks first", async () => {
    await page.getByRole("link", { name: /Voir et changer.*Motifs/ }).click();
    await page.getByLabel("Liste").selectOption({ label: "Retrait de la demande" });
    await button(page, "Modifier La personne renonce").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Ce que voit le prescripteur").fill("Sans suite à ce jour");
    await button(dialog, "Modifier").click();
    await page.getByText("Vos changements ne sont pas encore enregistrés").waitFor();
    await faultless(page);
    await page.getByRole("navigation").getByRole("link", { name: "Protocole" }).click();
    await button(page.getByRole("alertdialog"), "Rester ici").click();
    await button(page, "Enregistrer les changements").click();
    await said(page, /Réglage changé à partir du/);
    await row(page, "La personne renonce").getByText("Sans suite à ce jour").waitFor();
    await page.getByText(/Des changements sont prévus/).waitFor();
    await fitsAPhone(page);
  });

  it("a kind of document is added, and an objective", async () => {
    await page.getByRole("link", { name: "Réglages", exact: true }).first().click();
    await page.getByRole("link", { name: /Voir et changer.*Natures de pièces/ }).click();
    await button(page, "Ajouter une nature de pièce").click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nom").fill("Avis d’imposition");
    await faultless(page);
    await button(dialog, "Ajouter").click();
    await row(page, "Avis d’imposition").waitFor();
    await button(page, "Abandonner les changements").click();
    await row(page, "Avis d’imposition").waitFor({ state: "detached" });

    await page.getByRole("link", { name: "Réglages", exact: true }).first().click();
    await page.getByRole("link", { name: /Voir et changer.*Objectifs/ }).click();
    await button(page, "Ajouter un objectif").click();
    await dialog.getByLabel("Intitulé").fill("Entrées à l’antenne des Dunes en 2027");
    await dialog.getByLabel("Indicateur").selectOption({ label: "Entrées en parcours" });
    await dialog.getByLabel("Cible, en entrées").fill("60");
    await dialog.getByLabel("Du").fill("01/01/2027");
    await dialog.getByLabel("Au").fill("31/12/2027");
    await dialog.getByLabel("Périmètre").selectOption({ label: "Une antenne" });
    await dialog.getByLabel("Lequel").selectOption({ label: "Antenne des Dunes" });
    await faultless(page);
    await button(dialog, "Ajouter").click();
    await button(page, "Enregistrer les changements").click();
    await said(page, /Réglage changé à partir du/);
    await row(page, "Entrées à l’antenne des Dunes en 2027").getByText("60 entrées").waitFor();
    await fitsAPhone(page);
  });
});

describe("the protocol", () => {
  it("a version is drafted from the one in force, tried on the open dossiers, and waits for its day", async () => {
    const { cast } = house;
    await receive(cast, await orient(cast, "Wallaert"));
    const page = await house.signedInAs("statistics", "/reglages/protocole");
    await page.getByText("4 points à confirmer par le PLIE").waitFor();
    await faultless(page);
    await button(page, "Préparer une nouvelle version").click();
    await page.getByText("Rien ne change encore").waitFor();
    await page.getByLabel("Dunkerque", { exact: true }).uncheck();
    await page.getByLabel("Le PLIE a confirmé cette liste de communes").check();
    const differences = page.getByRole("table", { name: /Ce qui change/ });
    await differences.getByRole("row", { name: /Commune retirée.*Dunkerque/ }).waitFor();
    await button(page, "Essayer sur les dossiers ouverts").click();
    await page.getByText(/^2 dossiers changeraient, sur 2$/).waitFor();
    await page.getByText("Voir les 2 dossiers").click();
    await page.getByRole("link", { name: "Jeanne Wallaert" }).waitFor();
    await faultless(page);
    await fitsAPhone(page);
    await page.getByLabel("Dunkerque", { exact: true }).check();
    await page.getByLabel("Spycker", { exact: true }).uncheck();
    await page
      .getByText("Demandeur d’emploi de longue durée (12 mois ou plus)", { exact: true })
      .click();
    await page.getByLabel("Sans travail depuis, en mois").fill("18");
    await differences.getByText(/18 mois sans travail/).waitFor();
    await button(page, "Enregistrer cette version").click();
    await said(page, /Version enregistrée/);
    const version = page.locator("section").filter({ hasText: "À venir" }).first();
    await version.getByText("16 communes adhérentes sur 17").waitFor();
    await button(version, "Essayer sur les dossiers ouverts").click();
    await page.getByText(/Aucun dossier ne changerait, sur 2/).waitFor();
    await faultless(page);
    await button(version, "Retirer cette version").click();
    const question = page.getByRole("dialog");
    await question.getByText("n’est pas gardée").waitFor();
    await faultless(page);
    await button(question, "Garder cette version").click();
    await question.waitFor({ state: "detached" });
    await button(version, "Retirer cette version").click();
    await button(question, "Retirer").click();
    await said(page, /Version du .* retirée/);
    await version.waitFor({ state: "detached" });
  });

  it("the administrator sees how many would change, and no name", async () => {
    const page = await house.signedInAs("administrator", "/reglages/protocole");
    await button(page, "Préparer une nouvelle version").click();
    await page.getByLabel("Dunkerque", { exact: true }).uncheck();
    await button(page, "Essayer sur les dossiers ouverts").click();
    await page.getByText(/^2 dossiers changeraient, sur 2$/).waitFor();
    expect(await page.getByText("Wallaert").count()).toBe(0);
  });
});

describe("objectives", () => {
  const evening = (date: string, realised: number) => {
    const [objective] = DEFAULT_OBJECTIVES;
    if (objective === undefined) throw new Error("no objective is shipped");
    const attainment: Attainment = {
      objective,
      measure: "volume",
      unit: "entrées",
      date,
      realised,
      numerator: realised,
      denominator: 320,
      expected: 286.7,
      ahead: realised - 286.7,
      projection: { value: realised * 1.12, low: realised, high: realised * 1.3 },
    };
    return putEvening({
      scope: "all",
      date,
      passages: 400,
      toBeConfirmed: true,
      attainments: [attainment],
    });
  };

  it("before the first night, the page says when figures will come", async () => {
    const page = await house.signedInAs("director", "/objectifs");
    await page.getByRole("heading", { name: "Pas de chiffres pour ce soir-là" }).waitFor();
    await faultless(page);
  });

  it("the director reads gauge, table and trend, and a past evening; no name anywhere", async () => {
    await evening(addDays(today(), -2), 280);
    await evening(addDays(today(), -1), 291);
    const page = await house.signedInAs("director", "/objectifs");
    await page.getByRole("img", { name: /^Jauge.*291 entrées/ }).waitFor();
    await page.getByText(/entrées d’avance/).waitFor();
    await page.getByRole("img", { name: /^Courbe.*de 280 entrées à 291 entrées/ }).waitFor();
    await page.getByText("Les chiffres, soir par soir").click();
    const table = page.getByRole("table", { name: /soir par soir/ });
    await table.getByRole("row").filter({ hasText: "280 entrées" }).waitFor();
    await faultless(page);
    await fitsAPhone(page);
    await page.getByLabel("Au soir du").fill(french(addDays(today(), -2)));
    await page.getByText("280 entrées pour un objectif").waitFor();
    await page.getByText(/La courbe apparaîtra/).waitFor();
  });
});

it("the browser complained of nothing", () => {
  expect(house.complaints).toEqual([]);
});
