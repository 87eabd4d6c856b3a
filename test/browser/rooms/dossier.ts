import type { Page } from "playwright-core";
import { plain, press, pressIn, type Room } from "./room.ts";

const unfold = async (page: Page) => {
  await page.getByText("Autres actions").click();
};

/** A dossier and what is done to it. */
export const dossierRooms: Readonly<Record<string, Room>> = {
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
        who: "manager",
        at: "/dossiers/:relevance",
        state: "who opened it",
        reach: press("Montrer les consultations de l’année"),
      },
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
        who: "reception",
        at: "/dossiers/:expected",
        state: "how the person was told",
        reach: press("Noter comment la personne est prévenue"),
      },
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
};
