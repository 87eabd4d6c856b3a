import type { Change } from "../decider.ts";
import { type Dossier, latest, type Stored } from "../dossier/dossier.ts";
import { openAppointment, openParcours } from "../dossier/stage.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refusals } from "./refusals.ts";

/** The orientation on which work may go on, or why there is none. */
export const openReferral = (dossier: Dossier): Stored<"referral"> | Refusal => {
  const referral = latest(dossier, "referral");
  if (referral === undefined) return refusals.noReferral();
  return referral.state.closing ? refusals.alreadyClosed() : referral;
};

/**
 * The orientation that may be taken back, until the entry, or why none may. One attached to another dossier is taken back
 * like any that the PLIE has in hand: a partner never learns of it.
 */
export const withdrawable = (dossier: Dossier): Stored<"referral"> | Refusal => {
  const referral = latest(dossier, "referral");
  const found = referral?.state.closing?.code === "attached" ? referral : openReferral(dossier);
  return !isRefusal(found) && openParcours(dossier) ? refusals.alreadyEntered() : found;
};

/** A passage that closes leaves no appointment to come: nobody is expected, nobody is reminded. */
export const cancelOpenAppointment = (dossier: Dossier): readonly Change[] => {
  const appointment = openAppointment(dossier);
  return appointment
    ? [
        {
          kind: "appointment",
          id: appointment.id,
          events: [{ type: "appointment-cancelled", data: {} }],
        },
      ]
    : [];
};

/** Puts a counsellor of an antenne in charge, unless that is how it stands already. */
export const putInCharge = (
  referral: Stored<"referral">,
  counsellor: string,
  antenne: string,
): readonly Change[] =>
  referral.state.counsellor === counsellor && referral.state.antenne === antenne
    ? []
    : [
        {
          kind: "referral",
          id: referral.id,
          events: [{ type: "counsellor-assigned", data: { counsellor, antenne } }],
        },
      ];
