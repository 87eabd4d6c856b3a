/**
 * Makes the pictures of the README from the platform as `npm start` serves it:
 *
 *     npm run screenshots -- [address of a running platform]
 *
 * Without an address it starts one of its own, with the made-up data, and stops it afterwards.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { startPlatform } from "../../local/platform.ts";
import { startChromium } from "./chromium.ts";
import { type Someone, signIn } from "./sign-in.ts";

type Picture = {
  readonly name: string;
  readonly who: Someone;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly reach?: (page: Page) => Promise<void>;
};

const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first();
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();
const firstOf = (page: Page, region: RegExp) =>
  page.getByRole("region", { name: region }).getByRole("link").first().click();

/** The main pages, as their people meet them. */
const pictures: readonly Picture[] = [
  { name: "home", who: "manager" },
  {
    name: "dossier",
    who: "manager",
    height: 1100,
    reach: (page) => firstOf(page, /Demandes à valider/),
  },
  {
    name: "workbench",
    who: "statistics",
    reach: async (page) => {
      await link(page, "Contrôles").click();
      await page.getByRole("cell").getByRole("link").first().click();
      await button(page, "Prendre ce contrôle").click();
      const papers = page.getByRole("list", { name: "Pièces à examiner" });
      await papers
        .getByRole("button", { name: /Justificatif de domicile|Attestation/ })
        .first()
        .click();
      await page.locator(".preview canvas").first().waitFor();
      await page.waitForTimeout(800);
    },
  },
  { name: "dossiers", who: "manager", reach: (page) => link(page, /^Dossiers$/).click() },
  {
    name: "orientation-phone",
    who: "prescriber",
    width: 390,
    height: 844,
    reach: async (page) => {
      await button(page, "Menu").click();
      await link(page, "Orienter une personne").click();
      await page.getByLabel("Prénoms").fill("Jeanne");
      await page.getByLabel("Nom de naissance").fill("Verhaeghe");
      await page.getByLabel("Femme").check();
      await page.getByLabel("Date de naissance").fill("24/03/1985");
    },
  },
  {
    name: "dossier-dark",
    who: "statistics",
    dark: true,
    reach: async (page) => {
      await link(page, /^Dossiers$/).click();
      await page.getByLabel("Étape").selectOption({ label: "Participant" });
      await page.getByRole("cell").getByRole("link").first().click();
    },
  },
];

const take = async (origin: string, folder: string): Promise<void> => {
  const browser = await startChromium();
  try {
    for (const { name, who, width = 1360, height = 860, dark, reach } of pictures) {
      const context = await browser.newContext({
        viewport: { width, height },
        deviceScaleFactor: 1.5,
        locale: "fr-FR",
        timezoneId: "Europe/Paris",
        colorScheme: dark ? "dark" : "light",
      });
      const page = await context.newPage();
      await page.goto(origin);
      await signIn(page, who);
      await page.waitForLoadState("networkidle");
      await reach?.(page);
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      console.log(`docs/images/${name}.png`);
      await context.close();
    }
  } finally {
    await browser.close();
  }
};

const folder = join(import.meta.dirname, "../../docs/images");
mkdirSync(folder, { recursive: true });
const address = process.argv[2];
if (address) await take(address, folder);
else {
  const directory = mkdtempSync(join(tmpdir(), "jalon-screenshots-"));
  const platform = await startPlatform({ directory, ports: "free", seed: true });
  try {
    await take(platform.origin, folder);
  } finally {
    await platform.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
