import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "./axe.ts";
import { button } from "./hands.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";
import { chooseAccount, newestCode, typeCode } from "./sign-in.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

/** A visitor who chose the partner's account and is asked for the code. */
const asked = async (): Promise<Page> => {
  const page = await house.visitor();
  await page.goto(`${house.platform.origin}/orientations`);
  await chooseAccount(page, "prescriber");
  await page.getByLabel("Code reçu par courriel").waitFor();
  return page;
};
const refused = (page: Page, words: RegExp) => page.getByRole("alert").getByText(words).waitFor();

describe("the code that a partner gets by mail", () => {
  it("opens the session, once it is read in the mailbox", async () => {
    const page = await asked();
    const code = await newestCode(page, "prescriber");
    expect(code).toMatch(/^\d{6}$/);
    const login = page.url();
    expect(await faultsOf(page)).toEqual([]);
    await typeCode(page, code);
    await page.getByRole("heading", { level: 1, name: "Mes orientations" }).waitFor();
    const other = await asked();
    await typeCode(other, code);
    await refused(other, /Ce code n’est pas le bon/);
    const late = await page.context().newPage();
    await late.goto(login);
    await refused(late, /Cette connexion est terminée/);
  });

  it("is refused in French when it is wrong; after three tries another is needed", async () => {
    const page = await asked();
    const right = await newestCode(page, "prescriber");
    const wrong = right === "000000" ? "111111" : "000000";
    for (let tries = 0; tries < 2; tries += 1) {
      await typeCode(page, wrong);
      await refused(page, /Ce code n’est pas le bon/);
    }
    await typeCode(page, wrong);
    await refused(page, /Ce code ne sert plus/);
    await button(page, /nadege.coppin/).click();
    await page.getByLabel("Code reçu par courriel").waitFor();
    const another = await newestCode(page, "prescriber");
    expect(another).not.toBe(right);
    await typeCode(page, right);
    await refused(page, /Ce code n’est pas le bon/);
    await typeCode(page, another);
    await page.getByRole("banner").waitFor();
  });

  it("is refused in French after three minutes; another is sent when asked", async () => {
    const page = await asked();
    const old = await newestCode(page, "prescriber");
    await house.platform.clock.set(new Date(house.platform.clock.now().getTime() + 200_000));
    await typeCode(page, old);
    await refused(page, /Ce code n’est plus valable/);
    await button(page, "Recevoir un autre code").click();
    await expect.poll(() => newestCode(page, "prescriber")).not.toBe(old);
    await typeCode(page, await newestCode(page, "prescriber"));
    await page.getByRole("banner").waitFor();
  });

  it("is not asked of staff, whose demonstration accounts open by one click", async () => {
    const page = await house.signedInAs("counsellor");
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
});
