import {
  amendContract as decideAmendment,
  recordContractImpossibility as decideImpossibility,
  produceContract as decideProduction,
  recordContractSignature as decideSignature,
} from "../../domain/contract/decide.ts";
import { amendment, impossibility, signature } from "../../domain/contract/input.ts";
import { strict } from "../../domain/fields.ts";
import { command } from "./kit/command.ts";

export const produceContract = command({
  operation: "produceContract",
  summary: "Éditer le contrat d’engagement en PDF (il est prêt un instant plus tard)",
  body: strict({}),
  refusals: ["no-contract", "contract-being-printed", "contract-signed"],
  concerns: "contract",
  decide: decideProduction,
});

export const recordContractSignature = command({
  operation: "recordContractSignature",
  summary: "Enregistrer la signature : son jour et le papier numérisé",
  body: signature,
  refusals: ["no-contract", "contract-signed", "signature-date", "signature-document"],
  example: { signedOn: "2026-11-26", document: "0191f2a4-5b6c-8d7e-af80-112233445566" },
  concerns: "contract",
  decide: decideSignature,
});

export const recordContractImpossibility = command({
  operation: "recordContractImpossibility",
  summary: "Dire pourquoi le contrat ne peut être signé",
  body: impossibility,
  refusals: ["no-contract", "contract-signed", "reason-unknown"],
  example: { code: "legal-protection" },
  concerns: "contract",
  decide: decideImpossibility,
});

export const amendContract = command({
  operation: "amendContract",
  summary: "Préparer un avenant au contrat signé, à éditer et signer comme lui",
  body: amendment,
  refusals: ["no-contract", "contract-not-signed"],
  example: { words: "Le projet professionnel devient : agent de restauration scolaire." },
  concerns: "contract",
  decide: decideAmendment,
});
