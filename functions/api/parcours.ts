import { counsellorOf } from "../../domain/dossier/stage.ts";
import {
  cancelEntry as decideCancellation,
  keepEntry as decideKeeping,
} from "../../domain/parcours/decide.ts";
import { recordEntry as decideEntry } from "../../domain/parcours/entry.ts";
import { cancellation, entry, keeping, referentNaming } from "../../domain/parcours/input.ts";
import { nameReferent as decideReferent } from "../../domain/parcours/referent.ts";
import { command } from "./kit/command.ts";

export const recordEntry = command({
  operation: "recordEntry",
  summary: "Acter l’entrée en parcours : la personne devient participante",
  body: entry,
  refusals: [
    "referral-closed",
    "already-participant",
    "already-taken",
    "entry-not-granted",
    "entry-in-future",
    "entry-before-grant",
    "grant-too-old",
    "criterion-not-held",
    "referent-missing",
    "counsellor-cannot-see",
    "identity-forgotten",
    "no-protocol",
  ],
  example: { date: "2026-11-24" },
  concerns: "parcours",
  names: (_input, dossier) => [counsellorOf(dossier)],
  decide: (dossier, input, context) => decideEntry(dossier, input, context),
});

export const cancelEntry = command({
  operation: "cancelEntry",
  summary: "Annuler une entrée actée par erreur : ce n’est ni une sortie ni une entrée",
  body: cancellation,
  refusals: ["not-participant", "reason-unknown"],
  example: { code: "wrong-person" },
  concerns: "parcours",
  decide: decideCancellation,
});

export const keepEntry = command({
  operation: "keepEntry",
  summary: "Maintenir une entrée qu’un contrôle ultérieur a refusée",
  body: keeping,
  refusals: ["not-participant", "entry-not-in-question"],
  example: { words: "La personne a produit en recours la pièce qui manquait." },
  concerns: "parcours",
  decide: decideKeeping,
});

export const nameReferent = command({
  operation: "nameReferent",
  summary: "Nommer le référent unique ; avant l’entrée, celui que l’entrée proposera",
  body: referentNaming,
  refusals: [
    "referral-closed",
    "not-participant",
    "already-referent",
    "referent-inactive",
    "counsellor-cannot-see",
    "referent-date",
  ],
  example: { account: "acc-luc", from: "2026-11-24" },
  concerns: "parcours",
  names: ({ account }) => [account],
  decide: decideReferent,
});
