import { plain, press, pressIn, type Room } from "./room.ts";

/** What waits: controls, entries, appointments, outreach, objectives. */
export const workRooms: Readonly<Record<string, Room>> = {
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
  "/creneaux": {
    content: [{ who: "reception" }],
    faults: [{ who: "reception", reach: pressIn("Ouvrir des créneaux", "Ouvrir les créneaux") }],
    dialog: [{ who: "reception", reach: press("Ouvrir des créneaux") }],
    nothing: [{ who: "manager", at: "/creneaux?antenne=dunes" }],
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
    failed: "reads nothing",
  },
  "/objectifs": { ...plain, content: [{ who: "director" }], failed: "said" },
};
