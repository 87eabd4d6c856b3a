import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { pdf } from "../fixtures/pdfs.ts";
import { granted, orient, read, request, today } from "../scenario/steps.ts";
import { button, french, link, metBy, said } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { type Keys, keysOn } from "./keys.ts";
import { photographFailures } from "./photographs.ts";
import type { Someone } from "./sign-in.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

/** Everything is done by Tab, arrows, Space, Enter and typing; the focus is seen wherever it is used. */
const byKeyboard = async (who: Someone): Promise<{ page: Page; keys: Keys }> => {
  const page = await house.signedInAs(who);
  return { page, keys: keysOn(page) };
};

describe("the keyboard alone", () => {
  let dossier: string;

  it("orients a person, step by step", async () => {
    const { page, keys } = await byKeyboard("prescriber");
    await keys.press(link(page, "Orienter une personne").first());
    const field = (label: string | RegExp) => page.getByLabel(label);
    await keys.type(field("Prénoms"), "Jeanne");
    await keys.type(field("Nom de naissance"), "Verschuere");
    await keys.pick(field("Femme"));
    await keys.type(field("Date de naissance"), "24031985");
    await keys.press(button(page, "Continuer"));
    await keys.pick(field("SMS"));
    await keys.type(field(/^Téléphone/), "06 12 34 56 78");
    await keys.type(field("Commune où vit la personne"), "dunk");
    const wanted = button(page, /^Dunkerque/);
    await wanted.waitFor();
    for (let moves = 0; moves < 10; moves += 1) {
      await page.keyboard.press("ArrowDown");
      if (await wanted.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press("Enter");
    await keys.press(button(page, "Continuer"));
    await keys.press(button(page, "Continuer"));
    await keys.type(field(/Pourquoi orientez-vous/), "Cherche un emploi.");
    await keys.pick(field("Remise en main propre"));
    await keys.press(field(/a été informée/), "Space");
    await keys.press(button(page, "Envoyer l’orientation"));
    await page.getByRole("heading", { name: "Orientation envoyée" }).waitFor();
    expect(keys.hidden).toEqual([]);
  });

  it("gives an appointment, finds the dossier by searching, notes that the person came", async () => {
    await orient(house.cast, "Quaegebeur");
    const { page, keys } = await byKeyboard("reception");
    await keys.press(link(page, "Quaegebeur").first());
    await keys.press(link(page, "Fixer un rendez-vous"));
    await keys.type(page.getByLabel("Date", { exact: true }), french(today()));
    await keys.reach(page.getByLabel("Heure"));
    await page.keyboard.type("1145p");
    await keys.reach(page.getByLabel("Conseiller"));
    await page.keyboard.type("Hélène");
    await keys.press(button(page, "Fixer le rendez-vous"));
    await said(page, "Rendez-vous fixé");
    await link(page, "Accueil").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Bon/ }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("quaegebeur");
    await page.getByRole("option", { name: /Quaegebeur/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Quaegebeur" }).waitFor();
    await keys.press(button(page, "Noter la présence"));
    await keys.pick(page.getByLabel("Présente"));
    await keys.press(button(page, "Enregistrer"));
    await said(page, "Présence notée");
    expect(keys.hidden).toEqual([]);
  });

  it("notes an interview and gives an opinion", async () => {
    dossier = await metBy(house.cast, "Wyckaert");
    const { page, keys } = await byKeyboard("counsellor");
    await keys.press(link(page, "Wyckaert").first());
    await keys.press(link(page, "Noter un entretien"));
    await keys.type(page.getByLabel("Date", { exact: true }), french(addDays(today(), -1)));
    // The letter chooses the morning where the browser's own hours are twelve; elsewhere it says nothing.
    await keys.reach(page.getByLabel("Début"));
    await page.keyboard.type("0900a");
    await keys.reach(page.getByLabel("Fin"));
    await page.keyboard.type("1000a");
    await keys.type(page.getByLabel("Ce qui a été dit"), "Motivée.");
    await keys.reach(page.getByLabel("Mobilité"));
    await page.keyboard.type("Important");
    await keys.press(button(page, "Enregistrer l’entretien"));
    await said(page, "Entretien noté");
    await keys.press(link(page, "Donner un avis"));
    await keys.pick(page.getByLabel("Favorable", { exact: true }));
    await keys.type(page.getByLabel("Ce qui motive votre avis"), "Projet clair.");
    await keys.press(button(page, "Donner cet avis"));
    await said(page, "Avis donné");
    expect(keys.hidden).toEqual([]);
  });

  it("prepares the entry request and deposits a paper", async () => {
    const { page, keys } = await byKeyboard("counsellor");
    await keys.press(link(page, "Wyckaert").first());
    await keys.press(link(page, "Préparer la demande d’entrée"));
    await keys.press(page.getByLabel(/RSA, ASS ou AAH/), "Space");
    await keys.type(page.getByLabel("Pourquoi cette entrée"), "Souhaite un emploi durable.");
    await keys.press(button(page, "Enregistrer la demande"));
    await said(page, "Demande enregistrée");
    const chooser = page.waitForEvent("filechooser");
    await keys.press(button(page, "Choisir des fichiers"));
    const bytes = Buffer.from(await pdf(1));
    await (await chooser).setFiles({ name: "rsa.pdf", mimeType: "application/pdf", buffer: bytes });
    const paper = page.getByRole("region", { name: "rsa.pdf" });
    await keys.reach(paper.getByLabel("Nature de la pièce"));
    await page.keyboard.type("Attestation RSA");
    await keys.type(paper.getByLabel("Date de la pièce"), french(addDays(today(), -20)));
    await keys.press(button(paper, "Envoyer"));
    const filed = page.locator("#documents li").filter({ hasText: "rsa.pdf" });
    await filed.getByText("Vérifié").waitFor();
    // Letters choose among the kinds: those passed on the way are none of the paper's.
    const { documents } = await read(house.cast.counsellor, dossier);
    const sent = documents.find(({ name }: { name: string }) => name === "rsa.pdf");
    expect(sent.kinds).toEqual(["rsa-certificate"]);
    expect(keys.hidden).toEqual([]);
  });

  it("validates the request, in a dialog that keeps the focus and gives it back", async () => {
    await request(house, house.cast, dossier);
    const { page, keys } = await byKeyboard("manager");
    await keys.press(link(page, "Wyckaert").first());
    const way = button(page, "Valider la demande");
    await keys.press(way);
    const dialog = page.getByRole("dialog", { name: "Valider la demande d’entrée" });
    await dialog.waitFor();
    for (let tabs = 0; tabs < 5; tabs += 1) await page.keyboard.press("Tab");
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect
      .poll(() => way.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await keys.press(way);
    await keys.press(button(dialog, "Valider"));
    await said(page, "Demande validée");
    expect(keys.hidden).toEqual([]);
  });

  it("records an entry in a session", async () => {
    await granted(house, house.cast, "Scrive");
    const { page, keys } = await byKeyboard("animation");
    await keys.press(link(page, "Acter plusieurs entrées en une séance").first());
    await keys.press(page.getByLabel("Choisir Jeanne Scrive"), "Space");
    await keys.press(button(page, "Acter en une séance"));
    await page.getByText("Entrée actée").waitFor();
    expect(keys.hidden).toEqual([]);
  });

  it("opens an account", async () => {
    const { page, keys } = await byKeyboard("administrator");
    await keys.press(link(page, "Comptes").first());
    await keys.press(button(page, "Ouvrir un compte"));
    const dialog = page.getByRole("dialog");
    await keys.type(dialog.getByLabel("Prénom et nom"), "Inès Lambert");
    await keys.type(dialog.getByLabel("Courriel"), "ines.lambert@example.org");
    await keys.press(dialog.getByLabel("Conseiller"), "Space");
    await keys.press(dialog.getByLabel("Antenne des Dunes"), "Space");
    await keys.press(button(dialog, "Ouvrir ce compte"));
    await said(page, "Compte ouvert.");
    expect(keys.hidden).toEqual([]);
  });
});

describe("zoom, narrow screens, still pictures", () => {
  const pressable = "a[href]:visible, button:visible, summary:visible";
  const main: readonly (readonly [Someone, readonly string[]])[] = [
    ["counsellor", ["/", "/dossiers", "/dossiers/:id", "/rendez-vous", "/creneaux", "/reperage"]],
    ["statistics", ["/controles", "/objectifs"]],
    ["administrator", ["/", "/reglages", "/reglages/comptes"]],
  ];

  it.each(main)(
    "200 % and 360 px: nothing is cut for %s, and the focus shows",
    async (who, paths) => {
      dossierOf ??= await orient(house.cast, "Ysebaert");
      const page = await house.signedInAs(who);
      for (const path of paths) {
        await page.goto(`${house.platform.origin}${path.replace(":id", dossierOf)}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForLoadState("networkidle");
        for (const width of [640, 360]) {
          await page.setViewportSize({ width, height: width === 640 ? 430 : 740 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(wide, `${path} at ${width} px`).toBeLessThanOrEqual(width);
          const keys = keysOn(page);
          const inPage = page.locator("main").locator(pressable);
          const found =
            (await inPage.count()) > 0 ? inPage : page.locator("header").locator(pressable);
          await keys.reach(found.first());
          expect(keys.hidden, path).toEqual([]);
        }
      }
    },
  );

  it("a person who wants no motion sees none", async () => {
    const page = await house.signedInAs("counsellor", "/reperage");
    await page.emulateMedia({ reducedMotion: "reduce" });
    await button(page, "Nouvelle action").first().click();
    const veil = page.locator(".veil");
    await veil.waitFor();
    const lasts = await veil.evaluate((element) => getComputedStyle(element).animationDuration);
    expect(lasts).toBe("0.001s");
  });
});

let dossierOf: string | undefined;
