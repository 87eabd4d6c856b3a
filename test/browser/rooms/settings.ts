import type { Page } from "playwright-core";
import { plain, press, pressIn, type Room } from "./room.ts";

/** A page of settings: seen, its form opened, and sent with nothing filled in. */
const settingsOf = (opens: string, sends: string) =>
  ({
    content: [{ who: "administrator" }],
    dialog: [{ who: "administrator", reach: press(opens) }],
    faults: [{ who: "administrator", reach: pressIn(opens, sends) }],
    failed: "said",
  }) as const satisfies Omit<Room, "nothing">;

const newVersion = "Préparer une nouvelle version";

/** A delay that is no number. */
const nonsense = async (page: Page) => {
  await press(/^Changer.*Contrôle réservé/)(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nouvelle valeur, en heures").fill("trois");
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
};

/** What the PLIE decides for itself. */
export const settingsRooms: Readonly<Record<string, Room>> = {
  "/absences": {
    content: [{ who: "counsellor" }],
    faults: [{ who: "counsellor", reach: pressIn(/^Prévoir une absence/, "Enregistrer") }],
    dialog: [
      { who: "counsellor", reach: press(/^Prévoir une absence/) },
      { who: "counsellor", state: "a permanence", reach: press("Ajouter une permanence") },
    ],
    nothing: [{ who: "animation" }],
    failed: "said",
  },
  "/reglages": {
    content: [{ who: "administrator" }],
    faults: [{ who: "administrator", reach: nonsense }],
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
    content: [
      { who: "administrator" },
      { who: "administrator", state: "new version", reach: press(newVersion) },
    ],
    faults: [
      {
        who: "administrator",
        reach: async (page) => {
          await press(newVersion)(page);
          await page.getByLabel("En vigueur à partir du").fill("hier");
          await press("Enregistrer cette version")(page);
        },
      },
    ],
    dialog: "no dialog",
    nothing: "never empty",
    failed: "said",
  },
  "/reglages/acces": {
    ...plain,
    content: [{ who: "administrator" }],
    nothing: [{ who: "administrator", at: "/reglages/acces?jour=2020-01-01" }],
    failed: "said",
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
