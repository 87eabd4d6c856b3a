import { nothing } from "../../domain/fields.ts";
import {
  openDossier as decideOpening,
  protectDossier as decideProtection,
  declareTie as decideTie,
} from "../../domain/protection/decide.ts";
import { opening, protection } from "../../domain/protection/input.ts";
import { command } from "./kit/command.ts";

export const openDossier = command({
  operation: "openDossier",
  summary: "Ouvrir pour 24 heures le dossier d’un collègue de l’antenne",
  body: opening,
  refusals: ["already-open", "reason-unknown"],
  example: { code: "colleague-absent" },
  changes: "person",
  decide: decideOpening,
});

export const protectDossier = command({
  operation: "protectDossier",
  summary: "Réserver un dossier à des lecteurs nommés, ou lever cette protection",
  body: protection,
  refusals: [
    "reader-unknown",
    "reader-tied",
    "counsellor-missing",
    "not-protected",
    "nothing-changed",
  ],
  example: { action: "protect", readers: ["acc-claire-vandamme"] },
  concerns: "person",
  decide: decideProtection,
});

export const declareTie = command({
  operation: "declareTie",
  summary: "Déclarer un lien avec la personne : le dossier ne vous est plus ouvert",
  body: nothing,
  refusals: [],
  example: {},
  changes: "person",
  decide: decideTie,
});
