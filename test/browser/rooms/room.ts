import type { Page } from "playwright-core";
import type { Someone } from "../sign-in.ts";

/** A way to see a route: by whom, where, and what to do first to reach a state of it. */
export type Pass = {
  readonly who: Someone | "visitor";
  /** The address, when the route has parameters: `:name` is an id of the test's house. */
  readonly at?: string;
  /** What is seen, when it is not plain from the kind of state. */
  readonly state?: string;
  readonly reach?: (page: Page) => Promise<void>;
};

/**
 * The states in which people meet a page. Each is either reached, or said not to exist: a page that gains a form, a
 * dialog or a list says so here. Reading that fails needs no pass of its own: it is tried on every page that reads.
 */
export type Room = {
  readonly content: readonly [Pass, ...Pass[]];
  readonly faults: readonly Pass[] | "no form";
  readonly dialog: readonly Pass[] | "no dialog";
  readonly nothing: readonly Pass[] | "never empty";
  /** A form reads its choices beside its fields, and says there when they could not be read. */
  readonly failed: "said" | "reads nothing";
};

export const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole("button", { name }).first().click();

/** Presses a button of the page, then one of the dialog that it opened. */
export const pressIn = (name: string | RegExp, then: string | RegExp) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole("dialog").getByRole("button", { name: then }).first().click();
};

/** A page that only shows what it read. */
export const plain = { faults: "no form", dialog: "no dialog", nothing: "never empty" } as const;
