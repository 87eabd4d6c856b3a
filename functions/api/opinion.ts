import { nothing } from "../../domain/fields.ts";
import {
  acknowledgeOpinion as decideAcknowledgement,
  checkRedirection as decideCheck,
  giveOpinion as decideOpinion,
} from "../../domain/opinion/decide.ts";
import { opinionGiven, redirectionChecked } from "../../domain/opinion/input.ts";
import { command } from "./kit/command.ts";

export const giveOpinion = command({
  operation: "giveOpinion",
  summary: "Donner un avis motivé",
  body: opinionGiven,
  refusals: [
    "no-referral",
    "referral-closed",
    "opinion-given",
    "diagnosis-missing",
    "reason-unknown",
  ],
  example: {
    kind: "redirected",
    code: "mission-locale",
    reasons: "La personne a 24 ans et souhaite une formation en alternance.",
    target: { body: "Mission Locale", contact: "Accueil de Dunkerque" },
  },
  concerns: "opinion",
  decide: decideOpinion,
});

export const acknowledgeOpinion = command({
  operation: "acknowledgeOpinion",
  summary: "Prendre connaissance d’un avis qui n’est pas favorable : l’orientation est close",
  body: nothing,
  refusals: ["opinion-missing", "opinion-favourable", "opinion-seen", "referral-closed"],
  example: {},
  concerns: "opinion",
  decide: (dossier) => decideAcknowledgement(dossier),
});

export const checkRedirection = command({
  operation: "checkRedirection",
  summary: "Noter si la personne réorientée a été reçue",
  body: redirectionChecked,
  refusals: ["not-redirected", "redirection-checked", "redirection-too-early"],
  example: { received: true },
  concerns: "opinion",
  decide: decideCheck,
});
