import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, orient } from "../scenario/steps.ts";
import { faultsOf } from "./axe.ts";
import { button, interviewed, link, metBy, said, writeInterview } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
let page: Page;
beforeAll(async () => {
  house = await startBrowserHouse();
  page = await house.signedInAs("counsellor");
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const at = (path: string) => `${house.platform.origin}${path}`;
const question = (of: Page = page) =>
  of.getByRole("alertdialog", { name: "Fermer sans envoyer ?" });

describe("what is typed in a dialog", () => {
  it("is asked about before Escape, the veil or « Annuler » closes it; nothing typed, nothing asked", async () => {
    await page.goto(at("/reperage"));
    await button(page, "Nouvelle action").first().click();
    const dialog = page.getByRole("dialog", { name: "Nouvelle action de repérage" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await button(page, "Nouvelle action").first().click();
    await dialog.getByLabel("Lieu").fill("Marché de Malo");
    for (const leave of [
      () => page.keyboard.press("Escape"),
      () => page.mouse.click(4, 400),
      () => button(dialog, "Annuler").click(),
    ]) {
      await leave();
      await question().waitFor();
      await button(question(), "Rester ici").click();
      await question().waitFor({ state: "detached" });
      expect(await dialog.getByLabel("Lieu").inputValue()).toBe("Marché de Malo");
    }
    await page.keyboard.press("Escape");
    await question().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await button(question(), "Fermer sans garder").click();
    await dialog.waitFor({ state: "detached" });
  });

  it("can stay as a draft, found again when the action is opened again", async () => {
    const dossier = await orient(house.cast, "Ammeux");
    await page.goto(at(`/dossiers/${dossier}`));
    const open = async () => {
      if (!(await button(page, "Corriger l’identité").isVisible()))
        await page.getByText("Autres actions").click();
      await button(page, "Corriger l’identité").click();
    };
    await open();
    await page.getByLabel("Nom d’usage").fill("Ammeux-Blondel");
    await page.keyboard.press("Escape");
    await button(question(), "garder le brouillon").click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await open();
    await page.getByText("Brouillon repris").waitFor();
    expect(await page.getByLabel("Nom d’usage").inputValue()).toBe("Ammeux-Blondel");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
});

describe("drafts", () => {
  it("are one’s own: closing the tab asks, signing out forgets those of staff", async () => {
    const dossier = await metBy(house.cast, "Bogaert");
    const own = await house.signedInAs("counsellor", `/dossiers/${dossier}/entretien`);
    await writeInterview(own, "À ne laisser à personne.");
    const kept = () => own.evaluate(() => Object.keys(sessionStorage).join(" "));
    await expect.poll(kept).toContain("jalon.draft.acc-conseillere.");
    let asked = 0;
    own.on("dialog", (dialog) => {
      asked += 1;
      void dialog.accept();
    });
    await own.reload();
    expect(asked).toBe(1);
    await own.getByText("Brouillon repris").waitFor();
    await own.locator("summary").first().click();
    await link(own, "Se déconnecter").click();
    const leaving = own.getByRole("alertdialog", { name: "Quitter sans envoyer ?" });
    await leaving.waitFor();
    expect(await button(leaving, "garder le brouillon").count()).toBe(0);
    await button(leaving, "Quitter sans garder").click();
    await button(own, "Se connecter").waitFor();
    expect(await kept()).not.toContain("jalon.draft");
  });

  it("a partner's waits thirty days on this device, and goes on at the step where it was left", async () => {
    const path = "/orientations/nouvelle";
    const first = await house.signedInAs("prescriber", path);
    await first.getByLabel("Prénoms").fill("Odile");
    await first.getByLabel("Nom de naissance").fill("Ghyselen");
    await first.getByLabel("Femme").check();
    await first.getByLabel("Date de naissance").fill("24/03/1985");
    await button(first, "Continuer").click();
    await first.getByLabel(/^Téléphone/).fill("06 12 34 56 78");
    await expect
      .poll(() => first.evaluate(() => JSON.stringify({ ...localStorage })))
      .toContain("06 12 34 56 78");
    const context = first.context();
    await first.close();
    const days = async (later: number) => {
      const again = await context.newPage();
      await again.clock.install({ time: Date.now() + later * 86_400_000 });
      await again.goto(at(path));
      await again.getByRole("heading", { name: /^Étape/ }).waitFor();
      return again;
    };
    const soon = await days(29);
    await soon.getByText("Brouillon repris").waitFor();
    await soon.getByRole("heading", { name: "Étape 2 sur 4 La joindre" }).waitFor();
    expect(await soon.getByLabel(/^Téléphone/).inputValue()).toBe("06 12 34 56 78");
    await button(soon.getByRole("list", { name: "Étapes" }), "La personne").click();
    expect(await soon.getByLabel("Prénoms").inputValue()).toBe("Odile");
    await soon.close();
    const late = await days(31);
    expect(await late.getByText("Brouillon repris").count()).toBe(0);
    expect(await late.getByLabel("Prénoms").inputValue()).toBe("");
  });
});

describe("the back button after a decision", () => {
  it("finds no empty form, but why and where to go", async () => {
    const dossier = await metBy(house.cast, "Cuvelier");
    await interviewed(house.cast, dossier, "Premier entretien.");
    await page.goto(at(`/dossiers/${dossier}`));
    await link(page, "Donner un avis").click();
    await page.getByLabel("Favorable", { exact: true }).check();
    await page.getByLabel("Ce qui motive votre avis").fill("Projet clair.");
    await button(page, "Donner cet avis").click();
    await said(page, "Avis donné");
    await page.getByRole("heading", { level: 1, name: "Cuvelier" }).waitFor();
    await page.goBack();
    await page
      .getByRole("heading", { name: "Un avis ne peut pas être donné maintenant" })
      .waitFor();
    expect(await button(page, "Donner cet avis").count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await link(page, "Voir le dossier").click();
    await page.getByRole("heading", { level: 1, name: "Cuvelier" }).waitFor();
  });

  it("on the pages of an appointment and of a request too", async () => {
    const dossier = await orient(house.cast, "Decroix");
    await page.goto(at(`/dossiers/${dossier}/demande`));
    await page.getByRole("heading", { name: /ne peut pas être préparée maintenant/ }).waitFor();
    done(
      await house.cast.manager.post(`/dossiers/${dossier}/referral/withdrawal`, { code: "other" }),
    );
    await page.goto(at(`/dossiers/${dossier}/rendez-vous`));
    await page.getByRole("heading", { name: /ne peut pas être fixé ni déplacé/ }).waitFor();
  });
});
