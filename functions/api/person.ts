import {
  correctIdentity as decideCorrection,
  recordResidence as decideResidence,
  declareSituation as decideSituation,
} from "../../domain/person/decide.ts";
import {
  identityCorrected,
  residenceRecorded,
  situationDeclared,
} from "../../domain/person/input.ts";
import { command } from "./kit/command.ts";

export const correctIdentity = command({
  operation: "correctIdentity",
  summary: "Corriger l’identité d’une personne, ou le moyen de la joindre",
  body: identityCorrected,
  refusals: ["birth-in-the-future", "nothing-changed"],
  example: {
    identity: {
      birthName: "Lefèvre",
      firstNames: "Sofia",
      sex: "woman",
      birth: { kind: "complete", date: "1990-03-24" },
    },
  },
  concerns: "person",
  decide: decideCorrection,
});

export const recordResidence = command({
  operation: "recordResidence",
  summary: "Noter où la personne habite désormais",
  body: residenceRecorded,
  refusals: ["residence-in-the-future", "residence-before-birth", "nothing-changed"],
  example: { commune: "59183", associatedCommune: "59540", from: "2026-11-01" },
  concerns: "person",
  decide: decideResidence,
});

export const declareSituation = command({
  operation: "declareSituation",
  summary: "Noter la situation que la personne déclare",
  body: situationDeclared,
  refusals: ["date-in-future", "nothing-changed"],
  example: { resources: "rsa", employment: "unemployed", withoutWorkSince: "2025-09-01" },
  concerns: "person",
  decide: decideSituation,
});
