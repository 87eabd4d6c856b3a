import { addDays } from "../date.ts";
import { change, type Decision } from "../decider.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, find, latest, type Stored } from "../dossier/dossier.ts";
import { openParcours } from "../dossier/stage.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import type { Amendment, Impossibility, Signature } from "./input.ts";
import { refusals } from "./refusals.ts";
import { signedContract } from "./standing.ts";

/** The kind under which the signed paper is filed (settings, document kinds). */
export const signedContractKind = "signed-contract";

const unsigned = (dossier: Dossier): Stored<"contract"> | Refusal => {
  const contract = openParcours(dossier) && latest(dossier, "contract");
  if (contract === undefined || contract.state.status === "void") return refusals.noContract();
  return contract.state.status === "signed" ? refusals.alreadySigned() : contract;
};

/** Asks for the contract as PDF; it is made apart, through the print queue. One that was printed may be printed again. */
export const produceContract = (dossier: Dossier): Decision | Refusal => {
  const contract = unsigned(dossier);
  if (isRefusal(contract)) return contract;
  if (contract.state.status === "asked") return refusals.beingPrinted();
  return change("contract", contract.id, { type: "contract-asked", data: {} });
};

/** The PDF exists. Refused as `contract-not-asked` when the message came twice or the entry was cancelled meanwhile. */
export const recordContractProduced = (
  dossier: Dossier,
  input: { contract: string; key: string; versionId: string },
): Decision | Refusal => {
  const contract = find(dossier, "contract", input.contract);
  if (contract?.state.status !== "asked") return refusals.notPrinted();
  const { key, versionId } = input;
  return change("contract", contract.id, { type: "contract-produced", data: { key, versionId } });
};

/** Nobody is left to print it for: the entry was cancelled, or who the person is was forgotten. It waits no longer. */
export const recordNobodyToPrint = (
  dossier: Dossier,
  input: { contract: string },
): Decision | Refusal => {
  const contract = find(dossier, "contract", input.contract);
  if (contract?.state.status !== "asked") return refusals.notPrinted();
  return change("contract", contract.id, { type: "contract-void", data: {} });
};

/** Signed on paper by participant, counsellor and PLIE; the scan is a document of the dossier. */
export const recordContractSignature = (
  dossier: Dossier,
  input: Signature,
  context: Context,
): Decision | Refusal => {
  const contract = unsigned(dossier);
  if (isRefusal(contract)) return contract;
  const former = signedContract(dossier)?.state;
  const first = former?.signedOn ?? openParcours(dossier)?.state.enteredOn ?? context.today;
  if (input.signedOn < first || input.signedOn > context.today) return refusals.signatureDate();
  const scan = find(dossier, "document", input.document)?.state;
  const isNew = input.document !== former?.document;
  if (scan?.status !== "usable" || !scan.kinds.includes(signedContractKind) || !isNew)
    return refusals.signatureDocument();
  return change("contract", contract.id, { type: "contract-signed", data: input });
};

/**
 * An amendment: the signed contract stays as it is, and a piece of its own says what changes, is printed and signed in
 * the same way. One at a time; one that could not be signed leaves room for another.
 */
export const amendContract = (
  dossier: Dossier,
  input: Amendment,
  context: Context,
): Decision | Refusal => {
  const last = openParcours(dossier) && latest(dossier, "contract");
  if (last === undefined || last.state.status === "void") return refusals.noContract();
  const amended = signedContract(dossier);
  const isSettled = ["signed", "impossible"].includes(last.state.status);
  if (amended === undefined || !isSettled) return refusals.notSigned();
  return change("contract", context.newId(), {
    type: "contract-amended",
    data: {
      dueOn: addDays(context.today, context.settings.values.contractDueDays),
      amends: amended.id,
    },
    words: { changes: input.words },
  });
};

/** It can't be signed: a coded reason. It can still be printed and signed later. */
export const recordContractImpossibility = (
  dossier: Dossier,
  input: Impossibility,
  context: Context,
): Decision | Refusal => {
  const contract = unsigned(dossier);
  if (isRefusal(contract)) return contract;
  const wrong = refuseReason(context.settings, "no-contract", input.code);
  if (wrong) return wrong;
  return change("contract", contract.id, {
    type: "contract-impossible",
    data: { code: input.code },
    ...(input.words && { words: { words: input.words } }),
  });
};
