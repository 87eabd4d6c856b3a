import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { done, orient, receive, request, today } from "../scenario/steps.ts";
import { button, french, goHome, metBy, said, writeInterview } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";
import { signIn } from "./sign-in.ts";

let house: BrowserHouse;
let counsellor: Page;
beforeAll(async () => {
  house = await startBrowserHouse();
  counsellor = await house.signedInAs("counsellor");
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const at = (path: string) => `${house.platform.origin}${path}`;
const met = (name: string) => metBy(house.cast, name);

describe("the network", () => {
  it("lost in the middle of a form: one sentence, the work stays, sending again makes one interview", async () => {
    const dossier = await met("Allaert");
    await counsellor.goto(at(`/dossiers/${dossier}/entretien`));
    await writeInterview(counsellor, "Entretien sans réseau.");
    await counsellor.context().setOffline(true);
    await button(counsellor, "Enregistrer l’entretien").click();
    await counsellor
      .getByRole("alert")
      .getByText(/Le réseau ne répond pas/)
      .waitFor();
    expect(await counsellor.getByLabel("Ce qui a été dit").inputValue()).toContain("sans réseau");
    await counsellor.context().setOffline(false);
    await button(counsellor, "Enregistrer l’entretien").click();
    await said(counsellor, "Entretien noté");
    const { body } = await house.cast.counsellor.get(`/dossiers/${dossier}`);
    expect(body.diagnosis.interviews).toHaveLength(1);
  });

  it("an answer lost after success: the retry finds it done, once", async () => {
    const dossier = await met("Bollaert");
    await counsellor.goto(at(`/dossiers/${dossier}/entretien`));
    await writeInterview(counsellor, "Réponse perdue.");
    let lost = 0;
    await counsellor.route("**/diagnosis/interviews", async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await button(counsellor, "Enregistrer l’entretien").click();
    await said(counsellor, "Entretien noté");
    await counsellor.unroute("**/diagnosis/interviews");
    const { body } = await house.cast.counsellor.get(`/dossiers/${dossier}`);
    expect(body.diagnosis.interviews).toHaveLength(1);
  });

  it("an upload stopped, then sent again", async () => {
    const dossier = await orient(house.cast, "Cornette");
    await receive(house.cast, dossier);
    await counsellor.goto(at(`/dossiers/${dossier}`));
    await counsellor.getByLabel("Choisir des fichiers").setInputFiles({
      name: "vide.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.alloc(0),
    });
    await counsellor.getByText("Ce fichier est vide").waitFor();
    await button(counsellor, "Enlever de la liste").click();
    await counsellor.getByLabel("Choisir des fichiers").setInputFiles({
      name: "photo.jpg",
      mimeType: "image/jpeg",
      buffer: Buffer.from((await import("../fixtures/pictures.ts")).jpeg()),
    });
    const item = counsellor.getByRole("region", { name: "photo.jpg" });
    await item.getByLabel("Nature de la pièce").selectOption({ label: "Attestation RSA" });
    const put = (url: URL) =>
      url.origin !== house.platform.origin && url.search.includes("Signature");
    await counsellor.route(put, (route) => route.abort());
    await button(item, "Envoyer").click();
    await item.getByText(/Le réseau ne répond pas/).waitFor();
    await counsellor.unroute(put);
    await button(item, "Réessayer").click();
    await item.getByText("Envoyé").waitFor();
  });
});

describe("an API in trouble", () => {
  it("500, then 429: tried again by itself; when it lasts, a sentence and a way to try again", async () => {
    const page = await house.signedInAs("manager");
    const codes = [500, 429];
    await page.route("**/api/waiting*", (route) => {
      const status = codes.shift();
      return status ? route.fulfill({ status, body: "" }) : route.continue();
    });
    await page.getByRole("link", { name: "Dossiers", exact: true }).click();
    await goHome(page);
    await page
      .getByRole("heading", { name: /Rien ne vous attend|à valider|à voir/ })
      .first()
      .waitFor();
    await page.unroute("**/api/waiting*");
    await page.route("**/api/dossiers?*", (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto(at("/dossiers"));
    await page
      .getByRole("alert")
      .getByText(/incident/)
      .waitFor();
    await page.unroute("**/api/dossiers?*");
    await button(page, "Réessayer").click();
    await page.getByRole("table").waitFor();
  });
});

describe("two people, two tabs", () => {
  it("a conflict shows both sides and lets the person choose", async () => {
    const dossier = await orient(house.cast, "Dewaele");
    await receive(house.cast, dossier);
    const page = counsellor;
    await page.goto(at(`/dossiers/${dossier}/demande`));
    await page.getByLabel("Pourquoi cette entrée").fill("Première version.");
    await page.getByLabel(/RSA, ASS ou AAH/).check();
    await button(page, "Enregistrer la demande").click();
    await said(page, "Demande enregistrée");
    await page.getByLabel("Pourquoi cette entrée").fill("Écrit dans cet onglet.");
    done(
      await house.cast.counsellor.put(`/dossiers/${dossier}/entry-request`, {
        claimed: ["minimum-income"],
        motivation: "Écrit ailleurs.",
      }),
    );
    await button(page, "Enregistrer la demande").click();
    const dialog = page.getByRole("alertdialog", { name: /a changé entre-temps/ });
    await dialog.getByText("Écrit dans cet onglet.").waitFor();
    await dialog.getByText("Maintenant dans le dossier").waitFor();
    await button(dialog, "Envoyer ma saisie sur le dossier actuel").click();
    await dialog.waitFor({ state: "detached" });
    await expect
      .poll(async () => {
        const { body } = await house.cast.counsellor.get(`/dossiers/${dossier}`);
        return body.entryRequest.motivation;
      })
      .toBe("Écrit dans cet onglet.");
  });

  it("the back button after a decision shows the dossier as it is now", async () => {
    const dossier = await orient(house.cast, "Elias");
    await receive(house.cast, dossier);
    await request(house, house.cast, dossier);
    const page = await house.signedInAs("manager", `/dossiers/${dossier}`);
    await button(page, "Valider la demande").click();
    await button(page.getByRole("dialog"), "Valider").click();
    await said(page, "Demande validée");
    await goHome(page);
    await page.getByRole("heading", { level: 1, name: /Bon/ }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Elias" }).waitFor();
    expect(await button(page, "Valider la demande").count()).toBe(0);
  });

  it("after a decision the list does not show the dossier again, even with an index five seconds late", async () => {
    const dossier = await orient(house.cast, "Feutry");
    await receive(house.cast, dossier);
    await request(house, house.cast, dossier);
    const page = await house.signedInAs("manager");
    await page.getByRole("link", { name: "Feutry" }).first().click();
    await button(page, "Valider la demande").waitFor();
    await house.platform.faults.set({ indexLag: 5_000 });
    await button(page, "Valider la demande").click();
    await button(page.getByRole("dialog"), "Valider").click();
    await said(page, "Demande validée");
    await goHome(page);
    await page.getByRole("heading", { level: 1, name: /Bon/ }).waitFor();
    const waiting = page.getByRole("region", { name: /Demandes à valider/ });
    await page.waitForLoadState("networkidle");
    expect(await waiting.getByRole("link", { name: "Feutry" }).count()).toBe(0);
    await house.platform.faults.clear();
  });
});

describe("what was typed is never lost", () => {
  it("a click elsewhere asks first; the draft is there on coming back, even after a reload", async () => {
    const dossier = await met("Ghesquiere");
    const page = counsellor;
    await page.goto(at(`/dossiers/${dossier}/entretien`));
    await writeInterview(page, "À ne pas perdre.");
    await goHome(page);
    await button(page.getByRole("alertdialog"), "Rester ici").click();
    expect(await page.getByLabel("Ce qui a été dit").inputValue()).toBe("À ne pas perdre.");
    await goHome(page);
    await button(page.getByRole("alertdialog"), "garder le brouillon").click();
    await page.getByRole("heading", { level: 1, name: /Bon/ }).waitFor();
    await page.goto(at(`/dossiers/${dossier}/entretien`));
    await page.getByText("Brouillon repris").waitFor();
    expect(await page.getByLabel("Ce qui a été dit").inputValue()).toBe("À ne pas perdre.");
  });

  it("a session that expired: signing in again in a small window, and the sending goes on", async () => {
    const dossier = await met("Hennebelle");
    const page = await house.signedInAs("counsellor", `/dossiers/${dossier}/entretien`);
    await writeInterview(page, "Session expirée pendant la saisie.");
    let refused = true;
    await page.route("**/oauth2/token", (route) =>
      refused
        ? route.fulfill({
            status: 400,
            contentType: "application/json",
            headers: { "access-control-allow-origin": "*" },
            body: JSON.stringify({ error: "invalid_grant" }),
          })
        : route.continue(),
    );
    let unknown = true;
    await page.route("**/diagnosis/interviews", (route) => {
      const first = unknown;
      unknown = false;
      return first ? route.fulfill({ status: 401, body: "" }) : route.continue();
    });
    await button(page, "Enregistrer l’entretien").click();
    const dialog = page.getByRole("alertdialog", { name: "Votre session a expiré" });
    await dialog.waitFor();
    refused = false;
    const opening = page.waitForEvent("popup");
    await button(dialog, "Se reconnecter").click();
    const small = await opening;
    await small.waitForEvent("close");
    await said(page, "Entretien noté");
  });
});

describe("unusual content", () => {
  it("words that are markup are shown as words; two thousand of them fit, folded until they are read or printed", async () => {
    const words = `<img src=x onerror="document.title='pris'"> ${"mot ".repeat(2_000)}`.trim();
    const dossier = await met("Ibled");
    const page = counsellor;
    await page.goto(at(`/dossiers/${dossier}/entretien`));
    await writeInterview(page, words);
    await button(page, "Enregistrer l’entretien").click();
    await said(page, "Entretien noté");
    const note = page.getByText('<img src=x onerror="document.title');
    await note.waitFor();
    expect(await page.title()).toBe("Dossier · Jalon");
    const height = async () => (await note.boundingBox())?.height ?? 0;
    const folded = await height();
    expect(folded).toBeLessThan(250);
    await page.emulateMedia({ media: "print" });
    expect(await height()).toBeGreaterThan(1_000);
    await page.emulateMedia({ media: "screen" });
    await button(page, "Lire la suite").click();
    expect(await height()).toBeGreaterThan(1_000);
    await button(page, "Replier").click();
    expect(await height()).toBe(folded);
  });

  it("a date pasted in any of its ways is read; one that does not exist is refused in words", async () => {
    const dossier = await met("Jonckheere");
    const page = counsellor;
    await page.goto(at(`/dossiers/${dossier}/entretien`));
    const field = page.getByLabel("Date", { exact: true });
    for (const typed of [
      "2026-03-24",
      "24.03.2026",
      "24032026",
      "24 mars 2026",
      "mardi 24 mars 2026",
    ]) {
      await field.fill(typed);
      await field.blur();
      expect(await field.inputValue()).toBe("24/03/2026");
    }
    await field.fill("31/02/2026");
    await button(page, "Enregistrer l’entretien").click();
    await page
      .getByRole("alert")
      .getByText(/Cette date n’existe pas/)
      .waitFor();
  });

  it("a birth to come is refused at the step that asks for it", async () => {
    const page = await house.signedInAs("prescriber", "/orientations/nouvelle");
    await page.getByLabel("Prénoms").fill("Jeanne");
    await page.getByLabel("Nom de naissance").fill("Keromen");
    await page.getByLabel("Femme").check();
    await page.getByLabel("Date de naissance").fill(french(addDays(today(), 1)));
    await button(page, "Continuer").click();
    await page
      .getByRole("alert")
      .getByText(/La date de naissance est dans le futur/)
      .waitFor();
    await page.getByText("Étape 1 sur 4").waitFor();
  });

  it("a machine whose clock is a day wrong signs in and works", async () => {
    const page = await house.visitor();
    await page.clock.install({ time: Date.now() + 26 * 3_600_000 });
    await page.goto(at("/"));
    await signIn(page, "manager");
    await page
      .getByText(
        new Intl.DateTimeFormat("fr-FR", {
          day: "numeric",
          month: "long",
          timeZone: "Europe/Paris",
        }).format(new Date()),
        { exact: false },
      )
      .first()
      .waitFor();
  });
});
