import { all, type Dossier, latest, type Stored } from "../dossier/dossier.ts";

/** The last contract, or amendment, that everybody signed; those of an entry that was cancelled are void. */
export const signedContract = (dossier: Dossier): Stored<"contract"> | undefined =>
  all(dossier, "contract").findLast(({ state }) => state.status === "signed");

/** The contract that says how a participant stands: the signed one, also while an amendment waits for its signatures. */
export const standingContract = (dossier: Dossier): Stored<"contract"> | undefined =>
  signedContract(dossier) ?? latest(dossier, "contract");
