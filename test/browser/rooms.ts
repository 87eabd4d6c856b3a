import type { Page } from "playwright-core";
import type { Someone } from "./sign-in.ts";

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
  readonly failed: "said" | "reads nothing";
};

const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole("button", { name }).first().click();

/** Presses a button of the page, then one of the dialog that it opened. */
const pressIn = (name: string | RegExp, then: string | RegExp) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole("dialog").getByRole("button", { name: then }).first().click();
};

const unfold = async (page: Page) => {
  await page.getByText("Autres actions").click();
};

/** A page that only shows what it read. */
const plain = { faults: "no form", dialog: "no dialog", nothing: "never empty" } as const;
const door = { ...plain, failed: "reads nothing" } as const;

/** A page of settings: seen, its form opened, and sent with nothing filled in. */
const settingsOf = (opens: string, sends: string) =>
  ({
    content: [{ who: "administrator" }],
    dialog: [{ who: "administrator", reach: press(opens) }],
    faults: [{ who: "administrator", reach: pressIn(opens, sends) }],
    failed: "said",
  }) as const satisfies Omit<Room, "nothing">;

/** Every route of the client, each with the states in which people meet it. */
export const rooms: Readonly<Record<string, Room>> = {
  "/connexion": { ...door, content: [{ who: "visitor" }] },
  "/retour": {
    ...door,
    content: [{ who: "visitor", at: "/retour?error=access_denied&state=none", state: "refused" }],
  },
  "/deconnexion": { ...door, content: [{ who: "visitor", state: "leaves for the door" }] },
  "/": {
    content: [
      { who: "prescriber" },
      { who: "reception" },
      { who: "counsellor" },
      { who: "manager" },
      { who: "statistics" },
      { who: "director" },
      { who: "leader", state: "no list of one’s own" },
      { who: "administrator" },
      {
        who: "manager",
        state: "account menu",
        reach: async (page) => page.locator("summary").first().click(),
      },
    ],
    faults: "no form",
    dialog: [{ who: "counsellor", state: "search", reach: (page) => page.keyboard.press("/") }],
    nothing: [{ who: "animation" }],
    failed: "said",
  },
  "/orientations": {
    ...plain,
    content: [{ who: "prescriber" }],
    nothing: [{ who: "prescriber", at: "/orientations?etape=entered" }],
    failed: "said",
  },
  "/orientations/nouvelle": {
    ...plain,
    content: [{ who: "prescriber" }],
    faults: [{ who: "counsellor", reach: press("Continuer") }],
    failed: "said",
  },
  "/orientations/$dossierId": {
    ...plain,
    content: [{ who: "prescriber", at: "/orientations/:referred" }],
    dialog: [
      {
        who: "prescriber",
        at: "/orientations/:referred",
        reach: press("Retirer cette orientation"),
      },
    ],
    failed: "said",
  },
  "/dossiers": {
    ...plain,
    content: [{ who: "manager" }, { who: "counsellor" }],
    nothing: [{ who: "manager", at: "/dossiers?etape=airlock" }],
    failed: "said",
  },
  "/dossiers/$dossierId": {
    content: [
      { who: "reception", at: "/dossiers/:referred" },
      { who: "counsellor", at: "/dossiers/:control" },
      { who: "manager", at: "/dossiers/:relevance" },
      { who: "statistics", at: "/dossiers/:control" },
      { who: "manager", at: "/dossiers/:relevance", state: "more actions", reach: unfold },
      {
        who: "counsellor",
        at: "/dossiers/0f8fad5b-d9cb-869f-a165-70867728950e",
        state: "not open",
      },
    ],
    faults: [
      {
        who: "manager",
        at: "/dossiers/:relevance",
        reach: pressIn("Retourner pour complément", "Retourner au conseiller"),
      },
    ],
    dialog: [
      { who: "manager", at: "/dossiers/:relevance", reach: press("Retourner pour complément") },
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
    ],
    nothing: "never empty",
    failed: "said",
  },
  "/dossiers/$dossierId/rendez-vous": {
    ...plain,
    content: [{ who: "reception", at: "/dossiers/:referred/rendez-vous" }],
    faults: [
      {
        who: "reception",
        at: "/dossiers/:referred/rendez-vous",
        reach: press("Fixer le rendez-vous"),
      },
    ],
    failed: "said",
  },
  "/dossiers/$dossierId/entretien": {
    ...plain,
    content: [{ who: "counsellor", at: "/dossiers/:opinion/entretien" }],
    faults: [
      {
        who: "counsellor",
        at: "/dossiers/:opinion/entretien",
        reach: press("Enregistrer l’entretien"),
      },
    ],
    failed: "said",
  },
  "/dossiers/$dossierId/avis": {
    ...plain,
    content: [
      { who: "counsellor", at: "/dossiers/:opinion/avis" },
      {
        who: "counsellor",
        at: "/dossiers/:opinion/avis",
        state: "redirected",
        reach: async (page) => page.getByLabel("Réorientation", { exact: true }).check(),
      },
    ],
    faults: [{ who: "counsellor", at: "/dossiers/:opinion/avis", reach: press("Donner cet avis") }],
    failed: "said",
  },
  "/dossiers/$dossierId/demande": {
    ...plain,
    content: [
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
    faults: [
      {
        who: "counsellor",
        at: "/dossiers/:request/demande",
        reach: press("Enregistrer la demande"),
      },
    ],
    dialog: [
      {
        who: "counsellor",
        at: "/dossiers/:request/demande",
        reach: press("Certifier une pièce vue"),
      },
    ],
    failed: "said",
  },
  "/dossiers/$dossierId/doublons": {
    ...plain,
    content: [{ who: "counsellor", at: "/dossiers/:twin/doublons" }],
    nothing: [{ who: "counsellor", at: "/dossiers/:request/doublons" }],
    failed: "said",
  },
  "/controles": {
    ...plain,
    content: [{ who: "statistics" }],
    nothing: [{ who: "statistics", at: "/controles?antenne=dunes" }],
    failed: "said",
  },
  "/controles/$dossierId": {
    content: [
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
    ],
    faults: [
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
    ],
    dialog: [
      {
        who: "statistics",
        at: "/controles/:control",
        state: "decision",
        reach: press(/^Décider/),
      },
      { who: "statistics", at: "/controles/:control", state: "keys", reach: press(/^Clavier/) },
      {
        who: "statistics",
        at: "/controles/:control",
        state: "withdrawal",
        reach: press("Mauvaise personne"),
      },
    ],
    nothing: [{ who: "statistics", at: "/controles/:request", state: "no control" }],
    failed: "said",
  },
  "/entrees": {
    ...plain,
    content: [{ who: "manager" }],
    nothing: [{ who: "animation" }],
    failed: "said",
  },
  "/entrees/seances/$sessionId": {
    ...plain,
    content: [{ who: "animation", at: "/entrees/seances/:session" }],
    failed: "said",
  },
  "/rendez-vous": {
    ...plain,
    content: [{ who: "counsellor" }],
    nothing: [{ who: "manager", at: "/rendez-vous?jour=2026-01-01" }],
    failed: "said",
  },
  "/reperage": {
    content: [{ who: "counsellor" }],
    faults: [{ who: "counsellor", reach: pressIn("Nouvelle action", "Enregistrer l’action") }],
    dialog: [{ who: "counsellor", reach: press("Nouvelle action") }],
    nothing: "never empty",
    failed: "said",
  },
  "/reperage/plans": {
    content: [{ who: "counsellor" }],
    faults: [{ who: "counsellor", reach: pressIn("Nouveau plan", "Enregistrer le plan") }],
    dialog: [{ who: "counsellor", reach: press("Nouveau plan") }],
    nothing: "never empty",
    failed: "said",
  },
  "/reperage/$actionId": {
    ...plain,
    content: [{ who: "counsellor", at: "/reperage/:action" }],
    failed: "said",
  },
  "/reperage/$actionId/personne": {
    ...plain,
    content: [{ who: "counsellor", at: "/reperage/:action/personne" }],
    failed: "said",
  },
  "/objectifs": { ...plain, content: [{ who: "director" }], failed: "said" },
  "/absences": {
    content: [{ who: "counsellor" }],
    faults: [{ who: "counsellor", reach: pressIn(/^Prévoir une absence/, "Enregistrer") }],
    dialog: [{ who: "counsellor", reach: press(/^Prévoir une absence/) }],
    nothing: [{ who: "animation" }],
    failed: "said",
  },
  "/reglages": {
    content: [{ who: "administrator" }],
    faults: [{ who: "administrator", reach: pressIn(/^Changer/, "Enregistrer") }],
    dialog: [{ who: "administrator", reach: press(/^Changer/) }],
    nothing: [{ who: "administrator", at: "/reglages?etat=confirmed" }],
    failed: "said",
  },
  "/reglages/motifs": {
    ...settingsOf("Ajouter un motif", "Ajouter"),
    nothing: "never empty",
  },
  "/reglages/pieces": {
    ...settingsOf("Ajouter une nature de pièce", "Ajouter"),
    nothing: "never empty",
  },
  "/reglages/objectifs": {
    ...settingsOf("Ajouter un objectif", "Ajouter"),
    nothing: "never empty",
  },
  "/reglages/protocole": {
    ...settingsOf("Préparer une nouvelle version", "Enregistrer cette version"),
    nothing: "never empty",
  },
  "/reglages/comptes": {
    ...settingsOf("Ouvrir un compte", "Ouvrir ce compte"),
    nothing: [{ who: "administrator", at: "/reglages/comptes?role=leader&etat=closed" }],
  },
  "/reglages/antennes": {
    ...settingsOf("Ajouter une antenne", "Enregistrer"),
    nothing: "never empty",
  },
  "/reglages/partenaires": {
    ...settingsOf("Ajouter un partenaire", "Enregistrer"),
    nothing: [{ who: "administrator", at: "/reglages/partenaires?nature=region" }],
  },
};
