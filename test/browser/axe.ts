import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = {
  id: string;
  help: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
};

/** Rules of WCAG 2.2 AA and good practice; none is off. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it stands, a line for each fault: none is the only good answer. */
export const faultsOf = async (page: Page): Promise<readonly string[]> => {
  // Injected by the debugger, because the page's policy rightly forbids scripts of others; once a document.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (one) =>
          one.playState !== "running" ||
          one.effect?.getTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  );
  const violations = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as {
      axe: { run: (where: Document, how: unknown) => Promise<{ violations: Violation[] }> };
    };
    return (
      await axe.run(document, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations"],
      })
    ).violations;
  }, rules);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) ${target.join(" ")} ${failureSummary ?? ""}`,
    ),
  );
};

const phone = { width: 360, height: 740 };

/** The page in the dark, on a phone. */
export const darkPhone = async (page: Page): Promise<void> => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(phone);
};

/** Nothing lies beside the phone's edge. */
export const expectWithinPhone = async (page: Page): Promise<void> => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, "the page is wider than a phone").toBeLessThanOrEqual(phone.width);
};

/** No fault as the page stands, none in the dark on a phone, and nothing beside the phone's edge. */
export const expectFaultless = async (page: Page): Promise<void> => {
  expect(await faultsOf(page)).toEqual([]);
  await darkPhone(page);
  expect(await faultsOf(page)).toEqual([]);
  await expectWithinPhone(page);
};
