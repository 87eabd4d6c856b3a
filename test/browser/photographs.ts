import { afterEach } from "vitest";
import type { BrowserHouse } from "./house.ts";

/** After each failed test of a file, keeps what every page showed, in `.build/test/`. */
export const photographFailures = (of: () => BrowserHouse): void => {
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    const pages = of()
      .browser.contexts()
      .flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const path = `.build/test/${task.name.slice(0, 40).replaceAll(/\W+/g, "-")}-${index}.png`;
      await page.screenshot({ path }).catch(() => undefined);
    }
  });
};
