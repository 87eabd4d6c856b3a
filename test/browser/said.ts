import type { Locator, Page } from "playwright-core";

/** What browser tests say often: a button and a link by name, and the sentence that tells that something was done. */
export const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole("button", { name });
export const link = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole("link", { name });
export const said = (page: Page, words: string | RegExp) =>
  page.getByRole("status").filter({ hasText: words }).first().waitFor();
