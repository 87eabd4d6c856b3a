import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { button, goHome, link } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const at = (path: string) => `${house.platform.origin}${path}`;
const expired = (page: Page) => page.getByRole("alertdialog", { name: "Votre session a expiré" });
const door = (page: Page) => page.getByRole("heading", { name: /Un seul dossier/ });

/** A second tab of the same browser: it signs in through the issuer's session, and nothing is asked. */
const secondTab = async (page: Page, path = "/"): Promise<Page> => {
  const other = await page.context().newPage();
  await other.goto(at(path));
  await other.getByRole("banner").waitFor();
  return other;
};

const signOut = async (page: Page) => {
  await page.locator("summary").first().click();
  await link(page, "Se déconnecter").click();
};

/** The issuer renews nothing, and the API takes no token: the session of this tab ends. */
const expire = async (page: Page) => {
  await page.route("**/oauth2/token", (route) =>
    route.fulfill({
      status: 400,
      contentType: "application/json",
      headers: { "access-control-allow-origin": "*" },
      body: JSON.stringify({ error: "invalid_grant" }),
    }),
  );
  await page.route("**/api/**", (route) => route.fulfill({ status: 401, body: "" }));
  // A page whose content the home has not read already.
  await link(page, "Repérage").click();
  await expired(page).waitFor();
  await page.unroute("**/oauth2/token");
  await page.unroute("**/api/**");
};

describe("the session", () => {
  it("keeps no token in what the browser stores", async () => {
    const page = await house.signedInAs("counsellor");
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]),
    );
    expect(kept).not.toMatch(/eyJ|refresh|access_token/);
  });

  it("renews by itself, without a word", async () => {
    const page = await house.visitor();
    await page.clock.install();
    await page.goto(at("/"));
    const { signIn } = await import("./sign-in.ts");
    await signIn(page, "manager");
    const renewal = page.waitForRequest(
      (request) =>
        request.url().endsWith("/oauth2/token") &&
        (request.postData() ?? "").includes("grant_type=refresh_token"),
    );
    await page.clock.fastForward("09:05");
    expect((await (await renewal).response())?.status()).toBe(200);
    expect(await expired(page).count()).toBe(0);
  });

  it("ended in one tab ends in the others, which do not sign in again by themselves", async () => {
    const page = await house.signedInAs("counsellor");
    const other = await secondTab(page, "/rendez-vous");
    await signOut(page);
    await door(page).waitFor();
    await door(other).waitFor();
    await other.waitForTimeout(1_500);
    expect(new URL(other.url()).pathname).toBe("/connexion");
    await button(other, "Se connecter").click();
    await button(other, /helene.carpentier/).waitFor();
  });

  it("ended in one tab takes the names off the screen of an expired one", async () => {
    const page = await house.signedInAs("counsellor");
    const other = await secondTab(page);
    await expire(other);
    await signOut(page);
    await door(other).waitFor();
    expect(await other.getByText("Hélène Carpentier").count()).toBe(0);
  });

  it("of two expired tabs, one signing-in serves both, and only one of them renews", async () => {
    const page = await house.signedInAs("counsellor");
    const other = await secondTab(page);
    await expire(page);
    await expire(other);
    const opening = page.waitForEvent("popup");
    await button(expired(page), "Se reconnecter").click();
    await (await opening).waitForEvent("close");
    await expired(page).waitFor({ state: "detached" });
    await expired(other).waitFor({ state: "detached" });
    const renewals: string[] = [];
    for (const tab of [page, other])
      tab.on("request", (request) => {
        if (request.url().endsWith("/oauth2/token")) renewals.push(tab === page ? "one" : "other");
      });
    let refused = true;
    await other.route("**/api/**", (route) => {
      const first = refused;
      refused = false;
      return first ? route.fulfill({ status: 401, body: "" }) : route.continue();
    });
    await goHome(other);
    await other.getByRole("heading", { level: 1, name: /Bon/ }).waitFor();
    await other.waitForLoadState("networkidle");
    expect(await expired(other).count()).toBe(0);
    expect(renewals).not.toContain("other");
  });
});
