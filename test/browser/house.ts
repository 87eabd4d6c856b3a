import type { Browser, BrowserContext, Page } from "playwright-core";
import { type House, startHouse } from "../scenario/house.ts";
import { type Cast, castOf } from "../scenario/steps.ts";
import { startChromium } from "./chromium.ts";
import { type Someone, signIn } from "./sign-in.ts";

export type Options = {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
};

/** The platform with its house, a browser, and pages on which somebody is signed in. */
export type BrowserHouse = House & {
  readonly cast: Cast;
  readonly browser: Browser;
  /** A page of a new browser, signed in through the issuer's own page; then at `path`. */
  readonly signedInAs: (who: Someone, path?: string, options?: Options) => Promise<Page>;
  /** A page of a new browser, nobody signed in. */
  readonly visitor: (options?: Options) => Promise<Page>;
  /** What the browser complained about since the start: errors of the console and of scripts. */
  readonly complaints: readonly string[];
};

/** Words of the console that a test provokes on purpose: a refusal, a lost network. */
const expected =
  /status of (40[0-9]|41[0-9]|422|429|5\d\d)|ERR_(INTERNET_DISCONNECTED|FAILED|ABORTED)/;

/** Starts everything that a browser test needs. */
export const startBrowserHouse = async (): Promise<BrowserHouse> => {
  const [house, browser] = await Promise.all([startHouse(), startChromium()]);
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];
  const visitor = async ({ width = 1280, height = 860, dark = false }: Options = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: "fr-FR",
      timezoneId: "Europe/Paris",
      colorScheme: dark ? "dark" : "light",
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" && !expected.test(message.text()))
        complaints.push(message.text());
    });
    return page;
  };
  return {
    ...house,
    cast: await castOf(house),
    browser,
    visitor,
    complaints,
    signedInAs: async (who, path = "/", options) => {
      const page = await visitor(options);
      await page.goto(`${house.platform.origin}${path}`);
      await signIn(page, who);
      return page;
    },
    stop: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
      await house.stop();
    },
  };
};
