import type { Locator, Page } from "playwright-core";
import { addDays } from "../../domain/date.ts";
import { type Cast, done, orient, today } from "../scenario/steps.ts";

/** A day as it is typed. */
export const french = (date: string): string => date.split("-").reverse().join("/");

export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole("button", { name });

export const link = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole("link", { name });

/** Goes home by the main navigation, whatever way back the page itself offers. */
export const goHome = (page: Page): Promise<void> =>
  link(page.getByRole("navigation", { name: "Navigation principale" }), "Accueil").click();

/** Narrows a list by one of its filters. */
export const filter = async (page: Page, name: string, label: string): Promise<void> => {
  await page.getByRole("combobox", { name, exact: true }).selectOption({ label });
};

/** Waits until the page says it: what was done is said in a status region. */
export const said = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByRole("status").filter({ hasText: words }).first().waitFor();

/** A dossier whose person has come: an interview can be noted. */
export const metBy = async (cast: Cast, name: string): Promise<string> => {
  const dossier = await orient(cast, name);
  const { id } = done(
    await cast.reception.post(`/dossiers/${dossier}/appointments`, {
      date: today(),
      time: "23:40",
      counsellor: "acc-conseillere",
    }),
  );
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/appointments/${id}/presence`, {
      presence: "present",
    }),
  );
  return dossier;
};

/** An interview that the counsellor noted through the API. */
export const interviewed = async (cast: Cast, dossier: string, content: string): Promise<void> => {
  done(
    await cast.counsellor.post(`/dossiers/${dossier}/diagnosis/interviews`, {
      date: addDays(today(), -2),
      start: "14:00",
      end: "15:00",
      modality: "phone",
      content,
      barriers: { mobility: 3 },
    }),
  );
};

/** Types an interview of yesterday, without sending it. */
export const writeInterview = async (page: Page, words: string): Promise<void> => {
  await page.getByLabel("Date", { exact: true }).fill(french(addDays(today(), -1)));
  await page.getByLabel("Début").fill("09:00");
  await page.getByLabel("Fin").fill("10:00");
  await page.getByLabel("Ce qui a été dit").fill(words);
};

/** Fills in fields by their labels, and remembers which. */
const typist = (page: Page) => {
  const typed: string[] = [];
  const of = (label: string | RegExp, how: (field: Locator) => Promise<unknown>) => {
    typed.push(String(label));
    return how(page.getByLabel(label, { exact: true }));
  };
  return {
    typed: typed as readonly string[],
    fill: (label: string | RegExp, value: string) => of(label, (field) => field.fill(value)),
    check: (label: string | RegExp) => of(label, (field) => field.check()),
    choose: (label: string, choice: string) =>
      of(label, (field) => field.selectOption({ label: choice })),
  };
};

/**
 * A partner orients a person, with nothing typed that could be left out.
 *
 * @returns the labels of the fields that were filled in
 */
export const typeOrientation = async (page: Page, name: string): Promise<readonly string[]> => {
  const { typed, fill, check } = typist(page);
  await fill("Prénoms", "Jeanne");
  await fill("Nom de naissance", name);
  await check("Femme");
  await fill("Date de naissance", "24 mars 1985");
  await button(page, "Continuer").click();
  await check("SMS");
  await fill(/^Téléphone/, "06 12 34 56 78");
  await fill("Commune où vit la personne", "59380");
  const communes = page.getByRole("list", { name: "Communes proposées" });
  await communes.getByRole("button").nth(3).waitFor();
  await page.getByLabel("Commune où vit la personne").fill("dunk");
  await button(communes, /^Dunkerque/).click();
  await button(page, "Continuer").click();
  await button(page, "Continuer").click();
  await fill(/^Pourquoi orientez-vous/, "Cherche un emploi dans la logistique.");
  await check("Remise en main propre");
  await check(/a été informée/);
  await button(page, "Envoyer l’orientation").click();
  await page.getByRole("heading", { name: "Orientation envoyée" }).waitFor();
  return typed;
};

/** A counsellor types a first interview of yesterday: what must be said of it, and one barrier. */
export const typeInterview = async (page: Page): Promise<readonly string[]> => {
  const { typed, fill, choose } = typist(page);
  await fill("Date", french(addDays(today(), -1)));
  await fill("Début", "09:00");
  await fill("Fin", "10:00");
  await fill("Ce qui a été dit", "Motivée, sans moyen de transport.");
  await choose("Mobilité", "Important");
  return typed;
};
