import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, orient, receive } from "../scenario/steps.ts";
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
const conflict = () => page.getByRole("alertdialog", { name: /a changé entre-temps/ });
const theirs = () => conflict().getByRole("region", { name: "Maintenant dans le dossier" });
const mine = () => conflict().getByRole("region", { name: "Votre saisie" });

/** Somebody notes an interview while this page writes another, which is then sent. */
const crossed = async (name: string, words: string): Promise<string> => {
  const dossier = await metBy(house.cast, name);
  await page.goto(at(`/dossiers/${dossier}/entretien`));
  await writeInterview(page, words);
  await page.getByLabel("Mobilité").selectOption({ label: "Léger" });
  await interviewed(house.cast, dossier, "Entretien d’un collègue, au téléphone.");
  await button(page, "Enregistrer l’entretien").click();
  await conflict().waitFor();
  return dossier;
};

const interviewsOf = async (dossier: string): Promise<{ content: string }[]> =>
  (await house.cast.counsellor.get(`/dossiers/${dossier}`)).body.diagnosis.interviews;

describe("a conflict on an interview", () => {
  it("shows both sides with labels and French values; sent anyway, nothing asks nor comes back", async () => {
    const dossier = await crossed("Allemeersch", "Écrit dans cet onglet.");
    await theirs().getByText("Entretien d’un collègue, au téléphone.").waitFor();
    await theirs().getByText("Bloquant").waitFor();
    await theirs().getByText("Ce qui a été dit").waitFor();
    await mine().getByText("Écrit dans cet onglet.").waitFor();
    await mine().getByText("Léger").waitFor();
    expect(await mine().textContent()).not.toMatch(/\d{4}-\d{2}-\d{2}|in-person/);
    expect(await faultsOf(page)).toEqual([]);
    await button(conflict(), "Envoyer ma saisie sur le dossier actuel").click();
    await said(page, "Entretien noté");
    await page.getByRole("heading", { level: 1, name: "Allemeersch" }).waitFor();
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    expect(await interviewsOf(dossier)).toHaveLength(2);
    await page.goto(at(`/dossiers/${dossier}/entretien`));
    // Two interviews make the diagnosis: there is nothing left to write, nor anything written to take up.
    await page.getByText("Un entretien ne peut pas être noté maintenant").waitFor();
    expect(await page.getByText("Brouillon repris").count()).toBe(0);
  });

  it("sent anyway and refused: the refusal is said in the summary, the work stays", async () => {
    await crossed("Bertheloot", "Refusé la seconde fois.");
    await page.route("**/diagnosis/interviews", (route) =>
      route.fulfill({
        status: 409,
        contentType: "application/problem+json",
        body: JSON.stringify({ code: "no", detail: "Ce dossier vient d’être clos." }),
      }),
    );
    await button(conflict(), "Envoyer ma saisie sur le dossier actuel").click();
    await page.getByRole("alert").getByText("Ce dossier vient d’être clos.").waitFor();
    await page.unroute("**/diagnosis/interviews");
    expect(await page.getByLabel("Ce qui a été dit").inputValue()).toBe("Refusé la seconde fois.");
    await button(page, "Enregistrer l’entretien").click();
    await button(conflict(), "Revenir à ma saisie").click();
    expect(await page.getByLabel("Ce qui a été dit").inputValue()).toBe("Refusé la seconde fois.");
  });

  it("given up: no second question, no draft", async () => {
    const dossier = await crossed("Cools", "À abandonner.");
    await button(conflict(), "Abandonner ma saisie").click();
    await page.getByRole("heading", { level: 1, name: "Cools" }).waitFor();
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    expect(await interviewsOf(dossier)).toHaveLength(1);
    await link(page, "Noter un entretien").click();
    await page.getByLabel("Ce qui a été dit").waitFor();
    expect(await page.getByLabel("Ce qui a été dit").inputValue()).toBe("");
  });
});

describe("a conflict on an identity", () => {
  it("shows both names and births in words, in the dialog; the choice is the person’s", async () => {
    const dossier = await orient(house.cast, "Debaecker");
    await page.goto(at(`/dossiers/${dossier}`));
    const open = async () => {
      if (!(await button(page, "Corriger l’identité").isVisible()))
        await page.getByText("Autres actions").click();
      await button(page, "Corriger l’identité").click();
    };
    await open();
    await page.getByLabel("Nom de naissance").fill("Debacker");
    const { body } = await house.cast.counsellor.get(`/dossiers/${dossier}`);
    done(
      await house.cast.counsellor.put(`/dossiers/${dossier}/identity`, {
        identity: { ...body.person.identity, birth: { kind: "year", year: 1981 } },
        contact: body.person.contact,
      }),
    );
    await button(page.getByRole("dialog"), "Enregistrer").click();
    await theirs().getByText("Debaecker").waitFor();
    await theirs().getByText("1981", { exact: true }).waitFor();
    await mine().getByText("Debacker", { exact: true }).waitFor();
    await mine().getByText("29 février 1980").waitFor();
    await mine().getByText("Femme").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await button(conflict(), "Envoyer ma saisie sur le dossier actuel").click();
    await said(page, "Identité corrigée");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.getByRole("alertdialog").count()).toBe(0);
    await page.getByText("Nom de naissance : « Debaecker » devient « Debacker »").waitFor();
  });
});

describe("a conflict on a button that is no form", () => {
  it("reads the dossier again and shows where it stands", async () => {
    const dossier = await orient(house.cast, "Elleboode");
    await receive(house.cast, dossier);
    done(
      await house.cast.counsellor.put(`/dossiers/${dossier}/entry-request`, {
        claimed: ["minimum-income"],
        motivation: "Projet clair.",
      }),
    );
    await page.goto(at(`/dossiers/${dossier}/demande`));
    await button(page, "Envoyer la demande d’entrée").waitFor();
    done(
      await house.cast.counsellor.put(`/dossiers/${dossier}/entry-request`, {
        claimed: ["minimum-income"],
        motivation: "Changé ailleurs.",
      }),
    );
    await button(page, "Envoyer la demande d’entrée").click();
    const alert = page.getByRole("alert").filter({ hasText: "Voici où en est le dossier" });
    await alert.getByText("Demande d’entrée préparée").first().waitFor();
  });
});
