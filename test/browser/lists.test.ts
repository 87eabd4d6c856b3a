import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { done, orient, receive, request } from "../scenario/steps.ts";
import { button } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

const names = ["Zoonekynd", "Élisabeth", "Vanhoutte", "Dewaele", "Lefebvre", "Bollengier"];

let house: BrowserHouse;
let manager: Page;
const dossiers = new Map<string, string>();
beforeAll(async () => {
  house = await startBrowserHouse();
  for (const name of names) dossiers.set(name, await orient(house.cast, name));
  // Dunkerque and another commune, so that there is something to filter.
  const elsewhere = { residence: { commune: "59340", street: [], from: "2015-01-01" } };
  dossiers.set("Ryckewaert", await orient(house.cast, "Ryckewaert", elsewhere));
  manager = await house.signedInAs("manager");
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const at = (path: string) => `${house.platform.origin}${path}`;
const idOf = (name: string) => dossiers.get(name) ?? "";

/** Two dossiers a page, as if the list were long. */
const shortPages = (page: Page) =>
  page.route("**/api/dossiers?*", (route) =>
    route.continue({ url: route.request().url().replace("limit=500", "limit=2") }),
  );

const people = async (page: Page): Promise<string[]> => {
  const links = await page.getByRole("table").getByRole("link").allInnerTexts();
  return links.map((text) => (text.split("\n")[0] ?? "").replace("Jeanne ", ""));
};

describe("a list of many pages", () => {
  it("a filter looks through all of them, and its choices come from all of them", async () => {
    await shortPages(manager);
    await manager.goto(at("/dossiers?commune=59340"));
    await manager.getByText("1 dossier affiché").waitFor();
    expect(await people(manager)).toEqual(["Ryckewaert"]);
    await button(manager, "Enlever les filtres").waitFor({ state: "hidden" });
    await manager.goto(at("/dossiers?etape=participant"));
    await manager.getByText("Rien ne correspond à ces filtres").waitFor();
    await button(manager, "Enlever les filtres").click();
    await manager.getByRole("table").waitFor();
  });

  it("a sort orders all of them, as a French reader expects", async () => {
    await manager.goto(at("/dossiers?tri=nom"));
    await manager.getByText(/7 dossiers affichés$/).waitFor();
    expect(await people(manager)).toEqual([
      "Bollengier",
      "Dewaele",
      "Élisabeth",
      "Lefebvre",
      "Ryckewaert",
      "Vanhoutte",
      "Zoonekynd",
    ]);
    await manager.unroute("**/api/dossiers?*");
  });

  it("keeps filters, sort and place when one comes back from a dossier by the page's own way", async () => {
    await manager.setViewportSize({ width: 1280, height: 420 });
    await manager.goto(at("/dossiers?commune=59183&tri=-nom"));
    await manager.getByText("6 dossiers affichés").waitFor();
    const last = manager.getByRole("link", { name: "Bollengier" });
    await last.scrollIntoViewIfNeeded();
    const place = await manager.evaluate(() => window.scrollY);
    expect(place).toBeGreaterThan(0);
    await last.click();
    await manager.getByRole("heading", { level: 1, name: /Bollengier/ }).waitFor();
    await manager.getByRole("link", { name: "Dossiers", exact: true }).last().click();
    await manager.getByText("6 dossiers affichés").waitFor();
    const kept = new URL(manager.url()).searchParams;
    expect([kept.get("commune"), kept.get("tri")]).toEqual(['"59183"', "-nom"]);
    await expect.poll(() => manager.evaluate(() => window.scrollY)).toBe(place);
    await manager.setViewportSize({ width: 1280, height: 860 });
  });

  it("sorts on a phone, where rows are cards without headers", async () => {
    await manager.setViewportSize({ width: 360, height: 740 });
    await manager.goto(at("/dossiers"));
    await manager.getByLabel("Trier par").selectOption({ label: "Personne" });
    await expect.poll(async () => (await people(manager))[0]).toBe("Bollengier");
    const wide = await manager.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    await manager.setViewportSize({ width: 1280, height: 860 });
  });

  it("« attend une action de ma part » shows what waits for me, whoever follows it", async () => {
    const dossier = idOf("Dewaele");
    await receive(house.cast, dossier);
    await request(house, house.cast, dossier);
    await manager.goto(at("/dossiers?attend=true"));
    await manager.getByText("1 dossier affiché").waitFor();
    expect(await people(manager)).toEqual(["Dewaele"]);
  });
});

describe("search, from any page, by keyboard", () => {
  /** The option that comes first once the answer to what was typed has come. */
  const search = async (text: string, finds: string) => {
    await manager.keyboard.press("/");
    await manager.getByRole("combobox", { name: /Nom, prénom/ }).fill(text);
    await manager
      .getByRole("dialog")
      .getByRole("option")
      .first()
      .filter({ hasText: finds })
      .waitFor();
  };

  it("finds by a name without accents, in any order, nearly spelled, by number; Enter opens", async () => {
    await manager.goto(at("/objectifs"));
    await manager.getByRole("heading", { level: 1, name: "Objectifs" }).waitFor();
    await search("elisabeth", "Élisabeth");
    await manager.keyboard.press("Escape");
    await search("jeanne ELISABET", "Élisabeth");
    await manager.keyboard.press("Escape");
    await search("van houte", "Vanhoutte");
    await manager.keyboard.press("Escape");
    const { body } = await house.cast.manager.get(`/dossiers/${idOf("Lefebvre")}`);
    await search(body.card.number, "Lefebvre");
    expect(manager.url()).toBe(at("/objectifs"));
    await manager.keyboard.press("Enter");
    await manager.getByRole("heading", { level: 1, name: /Lefebvre/ }).waitFor();
    expect(manager.url()).toBe(at(`/dossiers/${idOf("Lefebvre")}`));
  });
});

describe("many at once", () => {
  it("validates several requests and says each one's fate", async () => {
    const both = ["Vanhoutte", "Lefebvre"];
    for (const name of both) {
      await receive(house.cast, idOf(name));
      await request(house, house.cast, idOf(name));
    }
    const page = await house.signedInAs("manager");
    const waiting = page.getByRole("region", { name: /Demandes à valider/ });
    await button(waiting, "Valider plusieurs demandes").click();
    const dialog = page.getByRole("dialog");
    for (const name of both) await dialog.getByRole("checkbox", { name: new RegExp(name) }).check();
    // Meanwhile somebody else returned one of them.
    done(
      await house.cast.manager.post(`/dossiers/${idOf("Lefebvre")}/entry-request/return`, {
        code: "project-unclear",
        words: "Préciser.",
      }),
    );
    await button(dialog, "Continuer avec 2 dossiers").click();
    await button(dialog, "Confirmer").click();
    await dialog.getByText("1 dossier fait, 1 refusé").waitFor();
    const fate = (name: string) => dialog.getByRole("listitem").filter({ hasText: name });
    expect(await fate("Vanhoutte").textContent()).toContain("Fait");
    expect(await fate("Lefebvre").textContent()).toContain("Refusé");
    const { body } = await house.cast.manager.get(`/dossiers/${idOf("Vanhoutte")}`);
    expect(body.entryRequest.status).toBe("validated");
    await button(dialog, "Fermer").last().click();
    await waiting.getByRole("link", { name: "Vanhoutte" }).waitFor({ state: "hidden" });
  });
});

it("nothing complained in the console", () => expect(house.complaints).toEqual([]));
