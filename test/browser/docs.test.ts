import { afterAll, beforeAll, expect, it } from "vitest";
import { expectFaultless } from "./axe.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";

let house: BrowserHouse;
beforeAll(async () => {
  house = await startBrowserHouse();
}, 180_000);
afterAll(() => house?.stop());

it("the page of the API reads without a fault of accessibility, unfolded, by day, by night and on a phone", async () => {
  const page = await house.visitor();
  const answer = await page.goto(`${house.platform.origin}/docs`);
  expect(answer?.status()).toBe(200);
  await page.getByRole("heading", { level: 1, name: "API de Jalon" }).waitFor();
  // One capability and one operation unfolded say what all of them look like.
  await page.getByRole("link", { name: "dossier" }).click();
  const operation = page.locator("#readDossier");
  for (const part of await operation.locator("summary").all()) await part.click();
  expect(await operation.getByText("dossier-unknown").count()).toBeGreaterThan(0);
  await expectFaultless(page);
  expect(house.complaints).toEqual([]);
}, 120_000);
