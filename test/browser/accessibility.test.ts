import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { router } from "../../web/src/router.tsx";
import { checked, done, orient, receive, request, today } from "../scenario/steps.ts";
import { darkPhone, expectFaultless, expectWithinPhone, faultsOf } from "./axe.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";
import { listenTo, quiet } from "./quiet.ts";
import type { Pass, Room } from "./rooms/room.ts";
import { rooms } from "./rooms/rooms.ts";
import type { Someone } from "./sign-in.ts";

let house: BrowserHouse;
const ids: Record<string, string> = {};

beforeAll(async () => {
  house = await startBrowserHouse();
  const { cast } = house;
  ids.referred = await orient(cast, "Aernout");
  ids.twin = await orient(cast, "AERNOUT");
  ids.opinion = await orient(cast, "Baert");
  const { id } = done(
    await cast.reception.post(`/dossiers/${ids.opinion}/appointments`, {
      date: today(),
      time: "23:30",
      counsellor: "acc-conseillere",
    }),
  );
  done(
    await cast.counsellor.post(`/dossiers/${ids.opinion}/appointments/${id}/presence`, {
      presence: "present",
    }),
  );
  done(
    await cast.counsellor.post(`/dossiers/${ids.opinion}/diagnosis/interviews`, {
      date: addDays(today(), -1),
      start: "09:00",
      end: "10:00",
      modality: "phone",
      content: "Premier entretien.",
      barriers: { mobility: 2 },
    }),
  );
  const hour = { counsellor: "acc-conseillere", date: addDays(today(), 8) };
  ids.expected = await orient(cast, "Dewulf");
  done(
    await cast.reception.post(`/dossiers/${ids.expected}/appointments`, { ...hour, time: "14:00" }),
  );
  done(
    await cast.reception.post("/slots", {
      ...hour,
      antenne: "dunkerque-centre",
      times: ["09:30", "10:30"],
    }),
  );
  ids.request = await orient(cast, "Claeys");
  await receive(cast, ids.request);
  ids.control = await orient(cast, "Deman");
  await receive(cast, ids.control);
  await request(house, cast, ids.control);
  ids.relevance = await orient(cast, "Everaere");
  await receive(cast, ids.relevance);
  await request(house, cast, ids.relevance);
  done(await cast.manager.post(`/dossiers/${ids.control}/entry-request/validation`));
  await checked(house, cast.statistics, ids.control);
  ids.action = String(
    done(
      await cast.counsellor.post("/outreach-actions", {
        date: today(),
        place: "Marché de Dunkerque",
        antenne: "dunkerque-centre",
      }),
    ).id,
  );
  ids.session = String(
    done(
      await cast.animation.post("/entry-sessions", {
        date: today(),
        dossiers: [{ dossier: ids.referred }],
      }),
    ).session,
  );
}, 180_000);
afterAll(() => house.stop());
photographFailures(() => house);

const settled = async (page: Page) => {
  await page.getByRole("heading", { level: 1 }).or(page.getByRole("alert")).first().waitFor();
  await quiet(page);
  await page.getByText("Chargement…").first().waitFor({ state: "detached" });
};

const addressOf = (route: string, { at }: Pass) =>
  `${house.platform.origin}${(at ?? route).replace(/:(\w+)/, (_, name: string) => ids[name] ?? name)}`;

const opened = new Map<Someone | "visitor", Page>();
/** Where a page stands as it came, nothing done to it yet: it need not come again, and may be left by a link. */
const untouched = new Map<Page, { readonly route: string; readonly address: string }>();
/** One page a person. */
const pageOf = async ({ who }: Pass): Promise<Page> => {
  const known = opened.get(who);
  if (known) return known;
  const page = who === "visitor" ? await house.visitor() : await house.signedInAs(who);
  listenTo(page);
  opened.set(who, page);
  return page;
};

/** Goes to another page as a link does, and waits until the one that stood is gone. */
const follow = async (page: Page, address: string) => {
  await page.evaluate((to) => {
    document.querySelector("h1")?.setAttribute("data-left", "");
    history.pushState(null, "", to);
  }, address);
  await page.locator("h1[data-left]").waitFor({ state: "detached" });
};

/** The person at the route, in the light and on a wide screen. */
const pageAt = async (route: string, pass: Pass): Promise<Page> => {
  const page = await pageOf(pass);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.emulateMedia({ colorScheme: "light" });
  const address = addressOf(route, pass);
  const stands = untouched.get(page);
  if (stands?.address === address) return page;
  if (stands && stands.route !== route && pass.who !== "visitor") await follow(page, address);
  else await page.goto(address);
  await settled(page);
  untouched.set(page, { route, address });
  return page;
};

/** What proves that a state was reached: a page as it was would have no faults either. */
const shows = {
  dialog: (page: Page) => page.getByRole("dialog"),
  faults: (page: Page) => page.locator("[aria-invalid=true], [role=alert]"),
};

/** Wide and light, then narrow and dark, in turn: a state that many pages share is met both ways. */
let turn = 0;
const expectFaultlessOneWay = async (page: Page): Promise<void> => {
  turn += 1;
  if (turn % 2 === 0) await darkPhone(page);
  expect(await faultsOf(page)).toEqual([]);
  if (turn % 2 === 0) await expectWithinPhone(page);
};

const passesOf = ({ content, faults, dialog, nothing }: Room) =>
  Object.entries({ content, faults, dialog, nothing }).flatMap(([kind, passes]) =>
    typeof passes === "string" ? [] : passes.map((pass) => ({ kind, pass })),
  );

describe("WCAG 2.2 AA, page by page", () => {
  it("every route of the client says how it is met, and no other does", () => {
    const routes = Object.keys(router.routesByPath).filter((path) => path !== "");
    expect(Object.keys(rooms).toSorted()).toEqual(routes.toSorted());
  });

  const all = Object.entries(rooms).flatMap(([route, room]) =>
    passesOf(room).map(({ kind, pass }) => ({ route, kind, pass })),
  );
  // Those that only look come first: a page that nothing was done to is left for the next one as by a link.
  for (const { route, kind, pass } of all.toSorted(
    (one, other) => Number(one.pass.reach !== undefined) - Number(other.pass.reach !== undefined),
  ))
    it(`${route}, ${pass.who}, ${kind}${pass.state ? `: ${pass.state}` : ""}`, async () => {
      const page = await pageAt(route, pass);
      if (pass.reach) {
        untouched.delete(page);
        await pass.reach(page);
        await settled(page);
      }
      if (kind === "dialog" || kind === "faults") await shows[kind](page).first().waitFor();
      if (kind === "content") await expectFaultless(page);
      else await expectFaultlessOneWay(page);
    });

  for (const [route, room] of Object.entries(rooms))
    if (room.failed === "said")
      it(`${route}, ${room.content[0].who}, reading fails`, async () => {
        const [pass] = room.content;
        const page = await pageOf(pass);
        untouched.delete(page);
        // Soon again, so that the client's three tries take no time.
        await page.route(/\/api\/(?!me$)/, (answer) =>
          answer.fulfill({ status: 500, headers: { "retry-after": "0.01" }, body: "" }),
        );
        await pageAt(route, pass);
        await page.getByRole("button", { name: "Réessayer" }).first().waitFor();
        await expectFaultlessOneWay(page);
        await page.unroute(/\/api\/(?!me$)/);
        untouched.delete(page);
      });
});
