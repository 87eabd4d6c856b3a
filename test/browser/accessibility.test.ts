import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../domain/date.ts";
import { router } from "../../web/src/router.tsx";
import { checked, done, orient, receive, request, today } from "../scenario/steps.ts";
import { faultsOf } from "./axe.ts";
import { type BrowserHouse, startBrowserHouse } from "./house.ts";
import { photographFailures } from "./photographs.ts";
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

/** A way to see a route: by whom, where, and what to do first to reach a state of it. */
type Pass = {
  readonly who: Someone | "visitor";
  /** The address, when the route has parameters: `:name` is an id of the house above. */
  readonly at?: string;
  readonly state?: string;
  readonly reach?: (page: Page) => Promise<void>;
};

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole("button", { name }).first().click();

const unfold = async (page: Page) => {
  await page.getByText("Autres actions").click();
};

/** Every route of the client, each with the states that people meet: content, faults, dialogs, nothing. */
const passes: Readonly<Record<string, readonly Pass[]>> = {
  "/connexion": [{ who: "visitor" }],
  "/retour": [{ who: "visitor", at: "/retour?error=access_denied&state=none", state: "refused" }],
  "/deconnexion": [{ who: "visitor", state: "leaves for the door" }],
  "/": [
    { who: "prescriber" },
    { who: "reception" },
    { who: "counsellor" },
    { who: "manager" },
    { who: "statistics" },
    { who: "animation", state: "nothing waits" },
    { who: "director" },
    { who: "leader", state: "no list of one’s own" },
    { who: "administrator" },
    { who: "counsellor", state: "search", reach: (page) => page.keyboard.press("/") },
    {
      who: "manager",
      state: "account menu",
      reach: async (page) => page.locator("summary").first().click(),
    },
  ],
  "/orientations": [{ who: "prescriber" }],
  "/orientations/nouvelle": [
    { who: "prescriber" },
    { who: "counsellor", state: "faults", reach: press("Continuer") },
  ],
  "/orientations/$dossierId": [{ who: "prescriber", at: "/orientations/:referred" }],
  "/dossiers": [
    { who: "manager" },
    { who: "manager", at: "/dossiers?etape=airlock", state: "nothing for this filter" },
    { who: "counsellor" },
  ],
  "/dossiers/$dossierId": [
    { who: "reception", at: "/dossiers/:referred" },
    {
      who: "reception",
      at: "/dossiers/:expected",
      state: "how the person was told",
      reach: press("Noter comment la personne est prévenue"),
    },
    { who: "counsellor", at: "/dossiers/:control" },
    { who: "manager", at: "/dossiers/:relevance" },
    {
      who: "manager",
      at: "/dossiers/:relevance",
      state: "dialog",
      reach: press("Retourner pour complément"),
    },
    { who: "manager", at: "/dossiers/:relevance", state: "more actions", reach: unfold },
    {
      who: "manager",
      at: "/dossiers/:relevance",
      state: "who opened it",
      reach: press("Montrer les consultations de l’année"),
    },
    { who: "statistics", at: "/dossiers/:control" },
    {
      who: "counsellor",
      at: "/dossiers/:control",
      state: "a paper to move",
      reach: async (page) => {
        await press("Retirer")(page);
        await page.getByLabel(/Déplacer vers le dossier/).fill("claeys");
        await page.getByText("1 dossier trouvé").waitFor();
      },
    },
    { who: "counsellor", at: "/dossiers/0f8fad5b-d9cb-869f-a165-70867728950e", state: "not open" },
  ],
  "/dossiers/$dossierId/rendez-vous": [
    { who: "reception", at: "/dossiers/:referred/rendez-vous" },
    {
      who: "reception",
      at: "/dossiers/:referred/rendez-vous",
      state: "faults",
      reach: press("Fixer le rendez-vous"),
    },
  ],
  "/dossiers/$dossierId/entretien": [
    { who: "counsellor", at: "/dossiers/:opinion/entretien" },
    {
      who: "counsellor",
      at: "/dossiers/:opinion/entretien",
      state: "faults",
      reach: press("Enregistrer l’entretien"),
    },
  ],
  "/dossiers/$dossierId/avis": [
    { who: "counsellor", at: "/dossiers/:opinion/avis" },
    {
      who: "counsellor",
      at: "/dossiers/:opinion/avis",
      state: "redirected",
      reach: async (page) => page.getByLabel("Réorientation", { exact: true }).check(),
    },
  ],
  "/dossiers/$dossierId/demande": [
    { who: "counsellor", at: "/dossiers/:request/demande" },
    {
      who: "counsellor",
      at: "/dossiers/:request/demande",
      state: "a file to send",
      reach: async (page) =>
        page.getByLabel("Choisir des fichiers").setInputFiles({
          name: "a.pdf",
          mimeType: "application/pdf",
          buffer: Buffer.from("%PDF-1.7"),
        }),
    },
  ],
  "/dossiers/$dossierId/doublons": [
    { who: "counsellor", at: "/dossiers/:twin/doublons" },
    { who: "counsellor", at: "/dossiers/:request/doublons", state: "none" },
  ],
  "/controles": [
    { who: "statistics" },
    { who: "statistics", at: "/controles?antenne=dunes", state: "nothing for this filter" },
  ],
  "/controles/$dossierId": [
    { who: "statistics", at: "/controles/:control" },
    {
      who: "statistics",
      at: "/controles/:control",
      state: "workbench",
      reach: async (page) => {
        await press("Prendre ce contrôle")(page);
        await page.getByRole("list", { name: "Pièces à examiner" }).waitFor();
        await page.keyboard.press("j");
      },
    },
    { who: "statistics", at: "/controles/:control", state: "decision", reach: press(/^Décider/) },
    { who: "statistics", at: "/controles/:control", state: "keys", reach: press(/^Clavier/) },
    {
      who: "statistics",
      at: "/controles/:control",
      state: "blackout, a fault and a zone",
      reach: async (page) => {
        await press(/^Attestation RSA/)(page);
        await press("Masquer une zone")(page);
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("img", { name: "Page 1" }).waitFor();
        for (const name of ["Gauche", "Haut", "Largeur", "Hauteur"])
          await dialog.getByLabel(name, { exact: true }).fill("20");
        await press("Ajouter la zone")(page);
        await press("Ajouter la zone")(page);
      },
    },
    {
      who: "statistics",
      at: "/controles/:control",
      state: "withdrawal",
      reach: press("Mauvaise personne"),
    },
  ],
  "/entrees": [{ who: "animation", state: "nothing" }],
  "/entrees/seances/$sessionId": [{ who: "animation", at: "/entrees/seances/:session" }],
  "/rendez-vous": [
    { who: "counsellor" },
    { who: "manager", at: "/rendez-vous?jour=2026-01-01", state: "nothing" },
  ],
  "/creneaux": [
    { who: "reception" },
    { who: "reception", state: "dialog", reach: press("Ouvrir des créneaux") },
    { who: "manager", at: "/creneaux?antenne=dunes", state: "nothing" },
  ],
  "/reperage": [
    { who: "counsellor" },
    { who: "counsellor", state: "dialog", reach: press("Nouvelle action") },
  ],
  "/reperage/plans": [
    { who: "counsellor" },
    { who: "counsellor", state: "dialog", reach: press("Nouveau plan") },
  ],
  "/reperage/$actionId": [{ who: "counsellor", at: "/reperage/:action" }],
  "/reperage/$actionId/personne": [{ who: "counsellor", at: "/reperage/:action/personne" }],
  "/objectifs": [{ who: "director" }],
  "/absences": [
    { who: "counsellor" },
    { who: "counsellor", state: "a permanence", reach: press("Ajouter une permanence") },
  ],
  "/reglages": [{ who: "administrator" }],
  "/reglages/motifs": [{ who: "administrator" }],
  "/reglages/pieces": [{ who: "administrator" }],
  "/reglages/objectifs": [{ who: "administrator" }],
  "/reglages/protocole": [
    { who: "administrator" },
    { who: "administrator", state: "new version", reach: press("Préparer une nouvelle version") },
  ],
  "/reglages/comptes": [
    { who: "administrator" },
    { who: "administrator", state: "dialog", reach: press("Ouvrir un compte") },
  ],
  "/reglages/acces": [
    { who: "administrator" },
    { who: "administrator", at: "/reglages/acces?jour=2020-01-01", state: "nothing on that day" },
  ],
  "/reglages/antennes": [{ who: "administrator" }],
  "/reglages/partenaires": [{ who: "administrator" }],
};

const settled = async (page: Page) => {
  await page.getByRole("heading", { level: 1 }).or(page.getByRole("alert")).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.getByText("Chargement…").first().waitFor({ state: "detached" });
};

const addressOf = (route: string, { at }: Pass) =>
  (at ?? route).replace(/:(\w+)/, (_, name: string) => ids[name] ?? name);

describe("WCAG 2.2 AA, page by page", () => {
  it("every route of the client has a pass", () => {
    const routes = Object.keys(router.routesByPath).filter((path) => path !== "");
    expect(routes.filter((path) => passes[path] === undefined)).toEqual([]);
  });

  const opened = new Map<Someone | "visitor", Page>();
  const pageOf = async (who: Someone | "visitor") => {
    const page =
      opened.get(who) ?? (who === "visitor" ? await house.visitor() : await house.signedInAs(who));
    opened.set(who, page);
    return page;
  };
  for (const [route, ways] of Object.entries(passes))
    for (const way of ways)
      it(`${route}, ${way.who}${way.state ? `, ${way.state}` : ""}`, async () => {
        const page = await pageOf(way.who);
        await page.setViewportSize({ width: 1280, height: 860 });
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(`${house.platform.origin}${addressOf(route, way)}`);
        await settled(page);
        await way.reach?.(page);
        await settled(page);
        expect(await faultsOf(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await faultsOf(page)).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(wide, "the page is wider than a phone").toBeLessThanOrEqual(360);
      });
});
