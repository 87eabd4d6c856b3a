import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bornOn, orient } from "../scenario/steps.ts";
import { faultsOf } from "./axe.ts";
import { button, link, said } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const warning = (page: Page) => page.getByText("Cette personne est peut-être déjà connue");

/** Two orientations of people who may be one, once both may be found. */
const twice = async (
  one: string,
  other: string,
  born: string,
): Promise<readonly [string, string]> => {
  const first = await orient(house.cast, one, bornOn(one, born));
  const second = await orient(house.cast, other, bornOn(other, born));
  const { body } = await house.cast.counsellor.get(`/dossiers/${second}`);
  const { birthName, firstNames, birth } = body.person.identity;
  const sought = { birthName, firstNames, birth, dossier: second };
  await house.eventually(async () => {
    const found = await house.cast.counsellor.post("/duplicates", sought);
    expect(found.body.items.map(({ dossier }: { dossier: string }) => dossier)).toContain(first);
  });
  return [first, second];
};

const compare = async (page: Page, dossier: string): Promise<void> => {
  await page.goto(`${house.platform.origin}/dossiers/${dossier}`);
  await link(page, "Comparer").click();
  await page.getByRole("heading", { level: 1, name: "Doublons possibles" }).waitFor();
};

describe("possible duplicates, side by side", () => {
  it("one person: asked once more, then the passage that was open goes on for both", async () => {
    const [first, second] = await twice("Vermeulen", "Van Meulen", "1981-05-12");
    const page = await house.signedInAs("counsellor");
    await compare(page, second);
    const row = page.getByRole("row", { name: /Nom de naissance différent/ });
    await row.getByText("Vermeulen").waitFor();
    await row.getByText("Van Meulen").waitFor();
    await button(page, "C’est la même personne, rattacher").click();
    const question = page.getByRole("dialog", { name: "Une seule personne ?" });
    await question.getByText(/continue pour les deux\. Cela ne se défait pas/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await button(question, "Annuler").click();
    expect((await house.cast.counsellor.get(`/dossiers/${second}`)).body.card.stage).toBe(
      "referred",
    );
    await button(page, "C’est la même personne, rattacher").click();
    await button(question, "Rattacher").click();
    await said(page, "une seule personne");
    expect(new URL(page.url()).pathname).toBe(`/dossiers/${first}`);
    await page.getByText("Nouvelle orientation de la même personne").waitFor();
    expect((await house.cast.counsellor.get(`/dossiers/${second}`)).body.card.stage).toBe("closed");
  });

  it("two people: said once, neither dossier asks again", async () => {
    const [first, second] = await twice("Casteleyn", "Casteleijn", "1969-11-03");
    const page = await house.signedInAs("counsellor");
    await compare(page, second);
    await button(page, "Ce sont deux personnes").click();
    await button(page.getByRole("dialog"), "Confirmer deux personnes").click();
    await said(page, "deux personnes");
    await page.getByRole("heading", { name: "Histoire du dossier" }).waitFor();
    await page.getByText("Confirmée distincte d’une autre personne").waitFor();
    expect(await warning(page).count()).toBe(0);
    await page.goto(`${house.platform.origin}/dossiers/${first}`);
    await page.getByText("Confirmée distincte d’une autre personne").waitFor();
    await house.eventually(async () => {
      await page.reload();
      await page.getByText("Confirmée distincte d’une autre personne").waitFor();
      expect(await warning(page).count()).toBe(0);
    });
  });

  it("reception sees that somebody may be known, and whom to tell", async () => {
    const [, second] = await twice("Blanckaert", "Blankaert", "1992-08-27");
    const page = await house.signedInAs("reception");
    await compare(page, second);
    await page.getByText(/dites-le au conseiller ou au responsable/).waitFor();
    await page.getByRole("table").waitFor();
    expect(await button(page, /rattacher|deux personnes/).count()).toBe(0);
  });
});
