import { civilTimeOf, daysBetween } from "../date.ts";
import type { Change, Decision } from "../decider.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";
import { openAppointment } from "../dossier/stage.ts";
import { openReferral, putInCharge } from "../referral/open.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { type DiagnosisState, lateAfterDays, mostInterviews } from "./diagnosis.ts";
import type { Interview } from "./input.ts";
import { refusals } from "./refusals.ts";

const refuseHours = (
  input: Interview,
  diagnosis: DiagnosisState | undefined,
  context: Context,
): Refusal | undefined => {
  if (input.end <= input.start) return refusals.endsBeforeStart();
  const toCome =
    input.date > context.today ||
    (input.date === context.today && input.start > civilTimeOf(context.now));
  if (toCome) return refusals.inTheFuture();
  const overlaps = diagnosis?.interviews.some(
    ({ date, start, end }) => date === input.date && start < input.end && input.start < end,
  );
  if (overlaps) return refusals.overlaps();
  const late = daysBetween(input.date, context.today) > lateAfterDays;
  return late && input.lateReason === undefined ? refusals.late() : undefined;
};

/** The appointment that this interview kept: the person came, which need not be said twice. */
const keptAppointment = (dossier: Dossier, { date }: Interview): readonly Change[] => {
  const appointment = openAppointment(dossier);
  return appointment?.state.date === date
    ? [
        {
          kind: "appointment",
          id: appointment.id,
          events: [{ type: "presence-recorded", data: { presence: "present" } }],
        },
      ]
    : [];
};

/**
 * One of the one or two first-reception interviews that make the diagnosis. Somebody who came alone needs no
 * appointment: the counsellor who received them is then in charge.
 */
export const recordInterview = (
  dossier: Dossier,
  input: Interview,
  context: Context,
): Decision | Refusal => {
  const referral = openReferral(dossier);
  if (isRefusal(referral)) return referral;
  if (latest(dossier, "opinion")) return refusals.opinionGiven();
  const diagnosis = latest(dossier, "diagnosis");
  if ((diagnosis?.state.interviews.length ?? 0) >= mostInterviews) return refusals.third();
  const refusal = refuseHours(input, diagnosis?.state, context);
  if (refusal) return refusal;
  const { content, lateReason, barriers, ...said } = input;
  const counsellor = context.actor.account;
  const { state } = referral;
  return {
    changes: [
      {
        kind: "diagnosis",
        id: diagnosis?.id ?? context.newId(),
        events: [
          {
            type: "interview-recorded",
            data: { ...said, counsellor },
            words: { content, barriers, ...(lateReason && { lateReason }) },
          },
        ],
      },
      ...keptAppointment(dossier, input),
      ...(state.counsellor ? [] : putInCharge(referral, counsellor, state.antenne)),
    ],
  };
};
