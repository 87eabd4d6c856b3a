import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orient, receive, request } from "../scenario/steps.ts";
import { button, link, metBy, said, writeInterview } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
let manager: Page;
beforeAll(async () => {
  house = await startBrowserHouse();
  manager = await house.signedInAs("manager");
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const at = (path: string) => `${house.platform.origin}${path}`;
const alert = (page: Page, words: RegExp) => page.getByRole("alert").getByText(words).waitFor();
const validation = "**/entry-request/validation";

/** A dossier whose request waits for the manager, opened on the question. */
const deciding = async (name: string): Promise<string> => {
  const dossier = await orient(house.cast, name);
  await receive(house.cast, dossier);
  await request(house, house.cast, dossier);
  await manager.goto(at(`/dossiers/${dossier}`));
  await button(manager, "Valider la demande").click();
  return dossier;
};
const validate = () => button(manager.getByRole("dialog"), "Valider").click();
const statusOf = async (dossier: string): Promise<string> =>
  (await house.cast.manager.get(`/dossiers/${dossier}`)).body.entryRequest.status;

describe("a decision in trouble", () => {
  it("the network lost: one sentence, then the same decision goes through, once", async () => {
    const dossier = await deciding("Allender");
    await manager.context().setOffline(true);
    await validate();
    await alert(manager, /Le réseau ne répond pas/);
    await manager.context().setOffline(false);
    await validate();
    await said(manager, "Demande validée");
    expect(await statusOf(dossier)).toBe("validated");
  });

  it("500 and 429: tried again by itself with the same key; when it lasts, a sentence", async () => {
    await deciding("Bulteel");
    const keys = new Set<string | undefined>();
    const answers = [500, 429, 500, 500];
    const refuse = async (route: Route) => {
      keys.add(route.request().headers()["idempotency-key"]);
      const status = answers.shift();
      await (status ? route.fulfill({ status, body: "" }) : route.continue());
    };
    await manager.route(validation, refuse);
    await validate();
    await alert(manager, /incident/);
    await validate();
    await said(manager, "Demande validée");
    await manager.unroute(validation);
    expect(keys.size).toBe(1);
  });

  it("a page of the network in place of the answer: said in French, never a word of the script", async () => {
    await deciding("Caron");
    await manager.route(validation, (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: "<html>Wi-Fi</html>" }),
    );
    await validate();
    await alert(manager, /La réponse ne vient pas de Jalon/);
    await manager.unroute(validation);
    await manager.route(validation, (route) =>
      route.fulfill({ status: 200, contentType: "application/json", body: '{"dossier":' }),
    );
    await validate();
    await alert(manager, /Le réseau ne répond pas/);
    await manager.unroute(validation);
    await validate();
    await said(manager, "Demande validée");
  });

  it("no answer at all: after thirty seconds the person is told and can go on", async () => {
    await deciding("Dumez");
    await manager.route(validation, () => undefined);
    await validate();
    await manager
      .getByRole("alert")
      .getByText(/ne répond pas depuis trente secondes/)
      .waitFor({ timeout: 40_000 });
    await manager.unroute(validation);
    await validate();
    await said(manager, "Demande validée");
  }, 90_000);
});

const brief = { timeout: 2_000 };
/** The action that opens a dialog stands among the others, folded or not. */
const openClosing = async (page: Page) => {
  const way = button(page, "Clore le dossier");
  if (!(await way.isVisible())) await page.getByText("Autres actions").click(brief);
  await way.click(brief);
};

describe("a part of the client that does not come", () => {
  it("a dialog: said, fetched anew when asked, and no false « nouvelle version »", async () => {
    const dossier = await orient(house.cast, "Elleboudt");
    const page = await house.signedInAs("counsellor", `/dossiers/${dossier}`);
    await page.getByRole("heading", { level: 1, name: "Elleboudt" }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.route("**/assets/*.js", (route) => route.abort());
    await openClosing(page);
    await alert(page, /n’a pas pu être chargée/);
    expect(await page.getByText("Une nouvelle version").count()).toBe(0);
    await page.unroute("**/assets/*.js");
    await button(page, "Réessayer").click();
    // The browser may remember that the part did not come: the page is then loaded again, and all is there.
    const dialog = page.getByRole("dialog", { name: "Clore le dossier" });
    const isOpen = async () => {
      if (!(await dialog.isVisible())) await openClosing(page);
      return dialog.isVisible();
    };
    await expect.poll(isOpen, { timeout: 20_000 }).toBe(true);
  });

  it("a page: said, fetched anew when asked; what was typed elsewhere was kept as a draft", async () => {
    const dossier = await metBy(house.cast, "Fache");
    const page = await house.signedInAs("counsellor", `/dossiers/${dossier}/entretien`);
    await writeInterview(page, "Gardé malgré tout.");
    await page.route("**/assets/*.js", (route) => route.abort());
    await link(page, "Repérage").click();
    await button(page, "garder le brouillon").click();
    await alert(page, /n’a pas pu être chargée/);
    await page.unroute("**/assets/*.js");
    await button(page, "Réessayer").click();
    await page.getByRole("heading", { level: 1, name: "Repérage" }).waitFor();
    await page.goto(at(`/dossiers/${dossier}/entretien`));
    await page.getByText("Brouillon repris").waitFor();
    expect(await page.getByLabel("Ce qui a été dit").inputValue()).toBe("Gardé malgré tout.");
  });

  it("after a new deployment: the tab is told, and reloads with its draft", async () => {
    const dossier = await metBy(house.cast, "Goddyn");
    const page = await house.signedInAs("counsellor", `/dossiers/${dossier}/entretien`);
    await writeInterview(page, "Écrit dans un vieil onglet.");
    const newer = '<!doctype html><script type="module" src="/assets/autre.js"></script>';
    await page.route(at("/"), (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: newer }),
    );
    await page.route("**/assets/*.js", (route) => route.fulfill({ status: 404, body: "" }));
    await link(page, "Repérage").click();
    await button(page, "garder le brouillon").click();
    await alert(page, /Vos brouillons sont gardés/);
    await page.unroute("**/assets/*.js");
    await page.unroute(at("/"));
    await button(page, "Recharger").last().click();
    await page.getByRole("heading", { level: 1, name: "Repérage" }).waitFor();
    await page.goto(at(`/dossiers/${dossier}/entretien`));
    expect(await page.getByLabel("Ce qui a été dit").inputValue()).toBe(
      "Écrit dans un vieil onglet.",
    );
  });
});

describe("choices that could not be read", () => {
  it("are said to be missing, with a way to try again: never a list of none", async () => {
    const dossier = await orient(house.cast, "Hars");
    const page = await house.signedInAs("counsellor");
    await page.route("**/api/settings", (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto(at(`/dossiers/${dossier}`));
    await page.getByRole("heading", { level: 1, name: "Hars" }).waitFor();
    await openClosing(page);
    await page.getByText("Impossible de lire la liste des motifs").waitFor();
    await page.unroute("**/api/settings");
    await button(page.getByRole("dialog"), "Réessayer").click();
    await page.getByRole("dialog").getByRole("radio").first().waitFor();
  });
});
