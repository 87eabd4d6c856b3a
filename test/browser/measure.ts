/**
 * Measures what the client promises, in a real browser on the platform as `npm start` serves it, and prints it:
 *
 *     npm run measure
 *
 * First load of the signed-in home (JavaScript as sent), largest paint with the processor slowed four times,
 * layout shift, navigations with data in place, and the frames of a list of 3,000 rows while it scrolls.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { type Platform, startPlatform } from "../../local/platform.ts";
import { projected } from "../bench/projected.ts";
import { houseOn } from "../scenario/house.ts";
import { castOf, done, orient, today } from "../scenario/steps.ts";
import { startChromium } from "./chromium.ts";
import { link, typeInterview, typeOrientation } from "./hands.ts";
import { type Someone, signIn } from "./sign-in.ts";

type Measure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
};

type Painted = { largest: number; shift: number };

/** Listens to the page's own measures from its first instant on. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const seen = { largest: 0, shift: 0 };
    (window as unknown as { seen: typeof seen }).seen = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largest = Math.max(seen.largest, entry.startTime);
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });

const painted = (page: Page): Promise<Painted> =>
  page.evaluate(() => (window as unknown as { seen: Painted }).seen);

/** Bytes of JavaScript as they came through the network, compressed. */
const countScripts = async (session: CDPSession) => {
  let bytes = 0;
  const scripts = new Set<string>();
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  // Signing in comes back to the client: what was fetched a moment ago is then there, as in anybody's browser.
  await session.send("Network.clearBrowserCache");
  return () => bytes;
};

/** Time from a click to the frame that shows its result, in the page itself. */
const timeOf = (page: Page, link: string, shows: string): Promise<number> =>
  page.evaluate(
    async ([name, wanted]) => {
      const found = [...document.querySelectorAll("a")].find((one) => one.textContent === name);
      const began = performance.now();
      found?.click();
      for (;;) {
        await new Promise(requestAnimationFrame);
        const title = document.querySelector("h1")?.textContent ?? "";
        const content = document.querySelector(".table, .waiting, .state, .counts");
        if (title.startsWith(wanted ?? "") && content) return performance.now() - began;
        if (performance.now() - began > 5_000) return Number.POSITIVE_INFINITY;
      }
    },
    [link, shows],
  );

/** Frames a second of the list while it scrolls from top to bottom: the mean, and the worst quarter of a second. */
const framesOf = (page: Page): Promise<{ mean: number; worst: number }> =>
  page.evaluate(async () => {
    const frame = document.querySelector(".table-frame");
    if (frame === null) return { mean: 0, worst: 0 };
    const times: number[] = [];
    const began = performance.now();
    while (performance.now() - began < 4_000) {
      await new Promise(requestAnimationFrame);
      times.push(performance.now());
      frame.scrollTop += 90;
    }
    const window = 15;
    const rates = times
      .slice(window)
      .map((time, index) => (window * 1000) / (time - (times[index] ?? 0)));
    return { mean: (times.length * 1000) / 4_000, worst: Math.min(...rates) };
  });

/** A list of 3,000 rows, made of the first page that the platform gave. */
const manyRows = (page: Page) =>
  page.route("**/api/dossiers?*", async (route) => {
    const answer = await route.fetch();
    const { items } = (await answer.json()) as {
      items: { id: string; card: { dossier: string } }[];
    };
    const many = Array.from({ length: 3_000 }, (_, index) => {
      const item = items[index % items.length] as (typeof items)[number];
      return { ...item, id: `${item.id}-${index}` };
    });
    await route.fulfill({ json: { items: many } });
  });

/** Somebody who came to an appointment, of whom a first interview is to be noted: the dossier's id. */
const someoneReceived = async (platform: Platform): Promise<string> => {
  const cast = await castOf(await houseOn(platform));
  const dossier = await orient(cast, "Mesure");
  const hour = { date: today(), time: "23:45", counsellor: "acc-conseillere" };
  const { id } = done(await cast.reception.post(`/dossiers/${dossier}/appointments`, hour));
  const presence = { presence: "present" };
  done(await cast.counsellor.post(`/dossiers/${dossier}/appointments/${id}/presence`, presence));
  return dossier;
};

/** How many fields a partner fills in to orient somebody, and a counsellor to note an interview. */
const typedFields = async (
  browser: Browser,
  { origin }: Platform,
  received: string,
): Promise<readonly Measure[]> => {
  const pageOf = async (who: Someone, path: string) => {
    const page = await (await browser.newContext({ locale: "fr-FR" })).newPage();
    await page.goto(`${origin}${path}`);
    await signIn(page, who);
    return page;
  };
  const partner = await pageOf("prescriber", "/orientations/nouvelle");
  const orientation = await typeOrientation(partner, "Mesure");
  const counsellor = await pageOf("counsellor", `/dossiers/${received}`);
  await link(counsellor, "Noter un entretien").click();
  const interview = await typeInterview(counsellor);
  return [
    { what: "fields typed for an orientation", value: orientation.length, unit: "", limit: 12 },
    { what: "fields typed for an interview", value: interview.length, unit: "", limit: 6 },
  ];
};

const measure = async (platform: Platform): Promise<readonly Measure[]> => {
  const { origin } = platform;
  const received = await someoneReceived(platform);
  await projected((line) => console.error(line));
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
    const session = await page.context().newCDPSession(page);
    await page.goto(origin);
    await signIn(page, "manager");
    await page.waitForLoadState("networkidle");
    // The signed-in home, from nothing: the issuer still knows the person, the browser has kept no file.
    const scripts = await countScripts(session);
    await listen(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(origin);
    await page.getByRole("heading", { level: 1, name: /Bon/ }).waitFor();
    await page.waitForLoadState("networkidle");
    const first = scripts();
    const { largest, shift } = await painted(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const navigations: number[] = [];
    for (const round of [1, 2])
      for (const [link, title] of [
        ["Dossiers", "Dossiers"],
        ["Rendez-vous", "Rendez-vous"],
        ["Accueil", "Bon"],
      ] as const) {
        const took = await timeOf(page, link, title);
        if (round === 2) navigations.push(took);
        await page.waitForLoadState("networkidle");
      }
    await manyRows(page);
    await page.goto(`${origin}/dossiers`);
    await page.getByText(/dossiers affichés/).waitFor();
    const frames = await framesOf(page);
    const typed = await typedFields(browser, platform, received);
    return [
      { what: "first load, JavaScript as sent", value: first / 1000, unit: "kB", limit: 250 },
      { what: "largest paint, processor slowed 4 times", value: largest, unit: "ms", limit: 1500 },
      { what: "layout shift", value: shift, unit: "", limit: 0.1 },
      {
        what: "slowest navigation, data in place",
        value: Math.max(...navigations),
        unit: "ms",
        limit: 200,
      },
      {
        what: "frames a second, 3,000 rows (at least 50)",
        value: -frames.mean,
        unit: "",
        limit: -50,
      },
      {
        what: "worst quarter of a second (at least 50)",
        value: -frames.worst,
        unit: "",
        limit: -50,
      },
      ...typed,
    ];
  } finally {
    await browser.close();
  }
};

const print = (measures: readonly Measure[]): boolean => {
  for (const { what, value, unit, limit } of measures) {
    const text = `${Math.abs(Math.round(value * 100) / 100)} ${unit}`.trim();
    console.log(`${value <= limit ? "ok  " : "OVER"}  ${what}: ${text} (${Math.abs(limit)})`);
  }
  return measures.every(({ value, limit }) => value <= limit);
};

const directory = mkdtempSync(join(tmpdir(), "jalon-measure-"));
const platform = await startPlatform({ directory, ports: "free", seed: true });
try {
  process.exitCode = print(await measure(platform)) ? 0 : 1;
} finally {
  await platform.stop();
  rmSync(directory, { recursive: true, force: true });
}
