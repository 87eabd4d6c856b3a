import { openReferral } from "../referral/open.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { Dossier } from "./dossier.ts";
import { openParcours } from "./stage.ts";

/** Refuses to go on with a passage that has ended; that of a participant is not ended by what came before the entry. */
export const refuseClosed = (dossier: Dossier): Refusal | undefined => {
  if (openParcours(dossier)) return undefined;
  const referral = openReferral(dossier);
  return isRefusal(referral) ? referral : undefined;
};
