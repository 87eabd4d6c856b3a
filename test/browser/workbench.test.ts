import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { controlled, done, read } from "../scenario/steps.ts";
import { button, filter, link, said } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
const ids: Record<string, string> = {};
let officer: Page;
beforeAll(async () => {
  house = await startBrowserHouse();
  for (const name of ["Arnould", "Bernaert", "Cappelle", "Decool"])
    ids[name] = await controlled(house, house.cast, name);
  officer = await house.signedInAs("statistics", "/controles");
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const at = (path: string) => `${house.platform.origin}${path}`;
const papers = (page: Page) =>
  page.getByRole("list", { name: "Pièces à examiner" }).getByRole("listitem");
const take = async (page: Page, name: string) => {
  await page.goto(at(`/controles/${ids[name]}`));
  await button(page, "Prendre ce contrôle").click();
  await papers(page).first().waitFor();
};
const headed = (page: Page, name: string) =>
  page.getByRole("heading", { level: 1, name }).waitFor();
const saved = (page: Page) => page.getByText("brouillon enregistré").waitFor();

describe("a control is taken by one officer at a time", () => {
  it("the queue says who took it; a colleague reads it and may not decide, nor go on with it", async () => {
    await take(officer, "Arnould");
    const colleague = await house.signedInAs("secondStatistics", "/controles");
    const row = colleague.getByRole("row", { name: /Arnould/ });
    await row.getByText(/jusqu’à \d\d:\d\d/).waitFor();
    await filter(colleague, "Réservation", "Libres");
    await expect.poll(() => row.count()).toBe(0);
    await filter(colleague, "Réservation", "Pris par un collègue");
    await link(row, /Arnould/).click();
    await colleague.getByText(/Ce contrôle est pris par/).waitFor();
    expect(await button(colleague, "Prendre ce contrôle").count()).toBe(0);
    await colleague.goto(at(`/dossiers/${ids.Arnould}`));
    await headed(colleague, "Arnould");
    expect(await link(colleague, "Continuer le contrôle").count()).toBe(0);
    await officer.goto(at(`/dossiers/${ids.Arnould}`));
    await link(officer, "Continuer le contrôle").waitFor();
  });

  it("given back, it is anybody’s, with its draft", async () => {
    await officer.goto(at(`/controles/${ids.Arnould}`));
    await papers(officer).first().waitFor();
    await officer.keyboard.press("a");
    await button(officer, "Rendre ce contrôle").click();
    await button(officer, "Prendre ce contrôle").waitFor();
    const colleague = await house.signedInAs("secondStatistics", `/controles/${ids.Arnould}`);
    await button(colleague, "Prendre ce contrôle").click();
    await papers(colleague).first().getByText("Acceptée").waitFor();
    await button(colleague, "Rendre ce contrôle").click();
    await button(colleague, "Prendre ce contrôle").waitFor();
  });
});

describe("the draft", () => {
  it("is there on leaving for another dossier and coming back", async () => {
    await take(officer, "Bernaert");
    await officer.keyboard.press("a");
    await button(officer, "Suivant").click();
    await headed(officer, "Cappelle");
    await officer.goBack();
    await headed(officer, "Bernaert");
    await papers(officer).first().getByText("Acceptée").waitFor();
    await officer.keyboard.press("j");
    await officer.keyboard.press("r");
    await officer.keyboard.press("2");
    await saved(officer);
    const { controls } = await read(house.cast.statistics, ids.Bernaert ?? "");
    expect(controls.at(-1).draft.reviews.map((one: { accepted: boolean }) => one.accepted)).toEqual(
      [true, false],
    );
  });

  it("not kept for want of a network, it is held: leaving asks, and it is kept once the network is back", async () => {
    await officer.context().setOffline(true);
    await officer.keyboard.press("k");
    await officer.keyboard.press("e");
    await officer.getByText("Votre brouillon n’est pas enregistré").waitFor();
    await link(officer, "Contrôles").last().click();
    const question = officer.getByRole("alertdialog", { name: "Quitter sans enregistrer ?" });
    await question.waitFor();
    await button(question, "Rester ici").click();
    await officer.context().setOffline(false);
    await saved(officer);
    const { controls } = await read(house.cast.statistics, ids.Bernaert ?? "");
    expect(controls.at(-1).draft.reviews).toHaveLength(1);
  });

  it("changed in another tab, both are shown and the person chooses", async () => {
    const { controls } = await read(house.cast.statistics, ids.Bernaert ?? "");
    const { reviews } = controls.at(-1).draft;
    done(
      await house.cast.statistics.put(`/dossiers/${ids.Bernaert}/control/draft`, {
        reviews: reviews.map((one: object) => ({ ...one, accepted: false, fault: "outdated" })),
      }),
    );
    await officer.keyboard.press("a");
    await button(officer, "Comparer et choisir").click();
    const dialog = officer.getByRole("alertdialog", { name: "Ce contrôle a changé entre-temps" });
    await dialog.getByText("pièce périmée").waitFor();
    await dialog.getByText("Justificatif de domicile : acceptée").waitFor();
    await button(dialog, "Garder mon examen").click();
    await saved(officer);
    const after = (await read(house.cast.statistics, ids.Bernaert ?? "")).controls.at(-1);
    expect(after.draft.reviews).toHaveLength(2);
  });

  it("keeps the message of the decision too", async () => {
    await officer.keyboard.press("d");
    const dialog = officer.getByRole("dialog", { name: "Décider" });
    await dialog.getByLabel("Message au conseiller").fill("Voir avec la CAF.");
    await officer.keyboard.press("Escape");
    await saved(officer);
    await officer.reload();
    await papers(officer).first().waitFor();
    await officer.keyboard.press("d");
    expect(await dialog.getByLabel("Message au conseiller").inputValue()).toBe("Voir avec la CAF.");
    await officer.keyboard.press("Escape");
  });
});

describe("from one dossier to the next", () => {
  it("in the order of the queue, its filters kept, back to the queue after the last", async () => {
    await officer.goto(at("/controles?tri=-nom&commune=59183"));
    const names = ["Decool", "Cappelle", "Bernaert", "Arnould"];
    await link(officer, names[0] ?? "").click();
    for (const name of names) {
      await headed(officer, name);
      await button(officer, "Suivant").click();
    }
    await said(officer, "au bout de la liste");
    const { searchParams } = new URL(officer.url());
    expect(searchParams.get("tri")).toBe("-nom");
    expect(searchParams.get("commune")).toContain("59183");
    await officer.getByRole("row", { name: /Cappelle/ }).waitFor();
  });

  it("a dossier refused leaves the queue, and the next one opens", async () => {
    await take(officer, "Cappelle");
    await officer.keyboard.press("d");
    const dialog = officer.getByRole("dialog", { name: "Décider" });
    await dialog.getByLabel("Refus", { exact: true }).check();
    await dialog
      .getByRole("radiogroup", { name: "Motif du refus" })
      .or(dialog.getByRole("group", { name: "Motif du refus" }))
      .getByRole("radio")
      .first()
      .check();
    await button(dialog, "Envoyer la décision").click();
    await said(officer, "Refus enregistré");
    await headed(officer, "Decool");
    const { card, controls } = await read(house.cast.statistics, ids.Cappelle ?? "");
    expect([card.stage, controls.at(-1).status]).toEqual(["closed", "refused"]);
    await link(officer, "Contrôles").last().click();
    await officer.getByRole("row", { name: /Decool/ }).waitFor();
    expect(await officer.getByRole("row", { name: /Cappelle/ }).count()).toBe(0);
  });
});

describe("one-key shortcuts", () => {
  it("do nothing behind a dialog, and nothing at all once turned off", async () => {
    await take(officer, "Decool");
    await officer.keyboard.press("?");
    const help = officer.getByRole("dialog", { name: "Au clavier" });
    await help.waitFor();
    await officer.keyboard.press("a");
    await officer.keyboard.press("n");
    await officer.keyboard.press("Escape");
    await help.waitFor({ state: "detached" });
    await headed(officer, "Decool");
    expect(await papers(officer).getByText("Acceptée").count()).toBe(0);
    await officer.locator(".account-menu summary").click();
    await officer.getByLabel("Raccourcis d’une touche").uncheck();
    await officer.keyboard.press("Escape");
    await officer.keyboard.press("a");
    expect(await papers(officer).getByText("Acceptée").count()).toBe(0);
    await officer.reload();
    await papers(officer).first().waitFor();
    await officer.keyboard.press("a");
    expect(await papers(officer).getByText("Acceptée").count()).toBe(0);
  });
});
