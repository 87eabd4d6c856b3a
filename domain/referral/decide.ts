import { placed, toKeep } from "../appointment/place.ts";
import type { Change, Decision } from "../decider.ts";
import { antennesCovering } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import type { Dossier } from "../dossier/dossier.ts";
import { withdrawRequest } from "../entry-request/withdrawal.ts";
import { refuseFutureIn, registration } from "../person/registration.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import { refuseBooking } from "../slot/decide.ts";
import type { Slot } from "../slot/slot.ts";
import { cancelOpenAppointment, withdrawable } from "./open.ts";
import { refusals } from "./refusals.ts";
import type { Submission } from "./submission.ts";

/** The antenne asked for, if it covers the commune today; else the first that does. */
const antenneFor = (submission: Submission, context: Context): string | Refusal => {
  const covering = antennesCovering(context.directory, submission.residence, context.today);
  if (submission.antenne === undefined) return covering[0]?.id ?? refusals.noAntenne();
  return covering.some((antenne) => antenne.id === submission.antenne)
    ? submission.antenne
    : refusals.antenneElsewhere();
};

/** The appointment that a slot booked while orienting gives. */
const appointmentIn = (
  { id: slot, date, time, antenne, place, counsellor }: Slot,
  { contact }: Submission,
  { directory, newId }: Context,
): Change => {
  const office = directory.antennes.find(({ id }) => id === antenne);
  const meeting = { date, time, antenne, counsellor, channel: contact.channel, slot };
  const kept = toKeep({ ...meeting, ...placed(place, office?.address ?? "") }, undefined);
  return {
    kind: "appointment",
    id: newId(),
    events: [{ type: "appointment-given", ...kept }],
  };
};

/**
 * A partner, or the PLIE itself, orients a person: a passage begins (domain.md section 3, 2). A prescriber always
 * orients in the name of its own organisation. With a free slot, the appointment is given at once.
 */
export const submitReferral = (
  _dossier: Dossier,
  submission: Submission,
  context: Context,
  slot?: Slot,
): Decision | Refusal => {
  const { actor } = context;
  const partner = actor.roles.includes("prescriber");
  if (partner && actor.organisation === undefined) return refusals.noOrganisation();
  if (partner && submission.wayIn !== "partner") return refusals.partnerWay();
  const unbookable = submission.slot && refuseBooking(slot, submission.residence, context);
  if (unbookable) return unbookable;
  const booked = submission.slot ? slot : undefined;
  const antenne = booked?.antenne ?? antenneFor(submission, context);
  if (typeof antenne !== "string") return antenne;
  const impossible = refuseFutureIn(submission, context.today);
  if (impossible) return impossible;
  return {
    changes: [
      {
        kind: "referral",
        id: context.newId(),
        events: [
          {
            type: "referral-submitted",
            data: {
              wayIn: submission.wayIn,
              ...(actor.organisation && { organisation: actor.organisation }),
              antenne,
              ...(submission.plan && { plan: submission.plan }),
              notice: submission.notice,
            },
            words: { reason: submission.reason },
          },
          ...(booked
            ? [{ type: "counsellor-assigned", data: { counsellor: booked.counsellor, antenne } }]
            : []),
        ],
      },
      registration(submission, context),
      ...(booked ? [appointmentIn(booked, submission, context)] : []),
    ],
  };
};

/**
 * The person no longer wishes it, or the partner erred: the passage closes, until the entry (side road of section 3).
 * What is under way goes with it: appointment, entry request, control that waits.
 */
export const withdrawReferral = (
  dossier: Dossier,
  input: { code: string },
  { settings }: Context,
): Decision | Refusal => {
  const referral = withdrawable(dossier);
  if (isRefusal(referral)) return referral;
  const unknown = refuseReason(settings, "withdrawal", input.code);
  if (unknown) return unknown;
  return {
    changes: [
      {
        kind: "referral",
        id: referral.id,
        events: [{ type: "referral-closed", data: { code: `withdrawal/${input.code}` } }],
      },
      ...cancelOpenAppointment(dossier),
      ...withdrawRequest(dossier, input),
    ],
  };
};
