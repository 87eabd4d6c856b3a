import { change, type Decision } from "../decider.ts";
import { contactOf } from "../dossier/card.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, find, latest, type Stored } from "../dossier/dossier.ts";
import { openReferral } from "../referral/open.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import type { TellingTried } from "./input.ts";
import { refusals } from "./refusals.ts";
import { isToTell, momentOf, outcomesByHand, type TellingOutcome, triesOf } from "./telling.ts";

/**
 * What the platform itself has to do to tell the person: write to them, or make the letter that reception prints.
 * Nothing for a protected dossier, whose address is masked: somebody who may read it tells the person.
 */
export const platformTells = (
  dossier: Dossier,
  { state }: Stored<"appointment">,
): "mail" | "letter" | undefined => {
  if (!isToTell(state) || latest(dossier, "person")?.state.protectedFor) return undefined;
  const referral = latest(dossier, "referral")?.state;
  if (referral === undefined || referral.closing) return undefined;
  const moment = momentOf(state);
  const tried = triesOf(state, moment).some(({ channel }) => channel === state.channel);
  if (tried) return undefined;
  if (state.channel === "email") return contactOf(dossier)?.email ? "mail" : undefined;
  const isLetter = state.channel === "letter" && !state.cancelled;
  return isLetter && state.letter?.moment !== moment ? "letter" : undefined;
};

/** The appointment, while its orientation is open. */
const appointmentInHand = (dossier: Dossier, id: string): Stored<"appointment"> | Refusal => {
  const referral = openReferral(dossier);
  if (isRefusal(referral)) return referral;
  return find(dossier, "appointment", id) ?? refusals.unknown();
};

/** A try that somebody made: a call, an SMS or a mail of their own, the letter posted, the person told on the spot. */
export const recordTelling = (
  dossier: Dossier,
  id: string,
  { channel, outcome }: TellingTried,
): Decision | Refusal => {
  const appointment = appointmentInHand(dossier, id);
  if (isRefusal(appointment)) return appointment;
  const { state } = appointment;
  if (state.presence || (state.cancelled && !isToTell(state))) return refusals.settled();
  if (!outcomesByHand[channel].includes(outcome)) return refusals.outcomeOfOther();
  return change("appointment", id, {
    type: "telling-tried",
    data: { channel, outcome, moment: momentOf(state) },
  });
};

/** What became of a mail that the platform sent. Refused as `telling-known` when that was noted already. */
export const noteTelling = (
  dossier: Dossier,
  input: { appointment: string; moment: number; outcome: TellingOutcome },
): Decision | Refusal => {
  const appointment = find(dossier, "appointment", input.appointment);
  if (appointment === undefined) return refusals.unknown();
  const { moment, outcome } = input;
  const known = triesOf(appointment.state, moment)
    .filter(({ channel }) => channel === "email")
    .map((one) => one.outcome);
  // What SES says may come in any order: once returned, a mail is no longer « sent ».
  const isLate =
    outcome !== "returned" && known.some((one) => one === "sent" || one === "returned");
  if (known.includes(outcome) || isLate) return refusals.tellingKnown();
  return change("appointment", appointment.id, {
    type: "telling-tried",
    data: { channel: "email", outcome, moment },
  });
};

type Made = { appointment: string; moment: number; key: string; versionId: string };

/** The letter exists as PDF. Refused as `telling-known` when the appointment moved or was told meanwhile. */
export const recordLetter = (dossier: Dossier, made: Made): Decision | Refusal => {
  const appointment = find(dossier, "appointment", made.appointment);
  if (appointment === undefined) return refusals.unknown();
  const { moment, key, versionId } = made;
  if (platformTells(dossier, appointment) !== "letter" || momentOf(appointment.state) !== moment)
    return refusals.tellingKnown();
  return change("appointment", appointment.id, {
    type: "appointment-letter-made",
    data: { moment, key, versionId },
  });
};

/** Opens the letter to print it: only that of the appointment as it stands, and never after a closing. */
export const openLetter = (
  dossier: Dossier,
  id: string,
  { actor }: Context,
): Decision | Refusal => {
  const appointment = appointmentInHand(dossier, id);
  if (isRefusal(appointment)) return appointment;
  const { state } = appointment;
  if (state.letter === undefined || state.letter.moment !== momentOf(state))
    return refusals.letterNotReady();
  return change("appointment", id, {
    type: "appointment-letter-read",
    data: { account: actor.account },
  });
};
