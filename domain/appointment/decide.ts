import { addDays, type CivilDate } from "../date.ts";
import type { Decision } from "../decider.ts";
import { antennesCovering } from "../directory/directory.ts";
import { contactOf } from "../dossier/card.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, find, latest, type Stored } from "../dossier/dossier.ts";
import { openAppointment } from "../dossier/stage.ts";
import { openCounsellor, refuseUnseen } from "../referral/counsellor.ts";
import { openReferral, putInCharge } from "../referral/open.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import { type AppointmentState, furthestAppointmentDays } from "./appointment.ts";
import type { AppointmentGiven, AppointmentMoved, PresenceRecorded } from "./input.ts";
import { placeOf } from "./place.ts";
import { refusals } from "./refusals.ts";

type When = {
  readonly date: CivilDate;
  readonly time: string;
  readonly counsellor: string;
  readonly antenne?: string;
  readonly place?: string;
  /** A reason is known for an antenne that does not cover the commune. */
  readonly excused: boolean;
};

/** Appointments of first reception belong to an open orientation on which nobody gave an opinion yet. */
const referralToMeet = (dossier: Dossier): Stored<"referral"> | Refusal => {
  const referral = openReferral(dossier);
  if (isRefusal(referral)) return referral;
  return latest(dossier, "opinion") ? refusals.opinionGiven() : referral;
};

const refuseDate = (date: CivilDate, today: CivilDate): Refusal | undefined => {
  if (date < today) return refusals.past();
  return date > addDays(today, furthestAppointmentDays) ? refusals.tooFar() : undefined;
};

/** The antenne covers the commune, or the associated commune, where the person lives. */
const covers = (dossier: Dossier, antenne: string, { directory }: Context, day: CivilDate) => {
  const home = latest(dossier, "person")?.state.residences.at(-1);
  const places = [home?.commune, home?.associatedCommune].filter((place) => place !== undefined);
  return places.some((place) =>
    antennesCovering(directory, place, day).some(({ id }) => id === antenne),
  );
};

const refuseCounsellor = (
  dossier: Dossier,
  counsellor: string,
  antenne: string,
  context: Context,
  day: CivilDate,
): Refusal | undefined => {
  const account = openCounsellor(counsellor, context, day);
  return account?.antennes.includes(antenne)
    ? refuseUnseen(dossier, counsellor, "counsellor")
    : refusals.noCounsellor();
};

/** Date, antenne and counsellor, checked together: what a new and a moved appointment share. */
const arranged = (dossier: Dossier, when: When, own: string, context: Context) => {
  const antenne = when.antenne ?? own;
  const office = context.directory.antennes.find(({ id }) => id === antenne);
  if (office === undefined) return refusals.unknownAntenne();
  const refusal =
    refuseDate(when.date, context.today) ??
    refuseCounsellor(dossier, when.counsellor, antenne, context, when.date);
  if (refusal) return refusal;
  if (!when.excused && !covers(dossier, antenne, context, when.date)) return refusals.notCovering();
  const { date, time, counsellor, place } = when;
  const kept = { date, time, counsellor, antenne };
  return place === undefined ? { ...kept, place: office.address } : { ...kept, typed: place };
};

/** What the history keeps of it: a place that was typed is a word, as is the reason for another antenne. */
const toKeep = <Data extends object>(
  { typed, ...data }: Data & { readonly typed?: string },
  why: string | undefined,
) => ({
  data,
  ...((typed || why) && { words: { ...(typed && { place: typed }), ...(why && { why }) } }),
});

/** A counsellor receives the person: date, place, and how the person is told (domain.md section 3, 3). */
export const giveAppointment = (
  dossier: Dossier,
  input: AppointmentGiven,
  context: Context,
): Decision | Refusal => {
  const referral = referralToMeet(dossier);
  if (isRefusal(referral)) return referral;
  if (openAppointment(dossier)) return refusals.open();
  const when = { ...input, excused: input.why !== undefined };
  const meeting = arranged(dossier, when, referral.state.antenne, context);
  if (isRefusal(meeting)) return meeting;
  const channel = input.channel ?? contactOf(dossier)?.channel ?? "letter";
  return {
    changes: [
      {
        kind: "appointment",
        id: context.newId(),
        events: [{ type: "appointment-given", ...toKeep({ ...meeting, channel }, input.why) }],
      },
      ...putInCharge(referral, meeting.counsellor, meeting.antenne),
    ],
  };
};

/** The appointment of the address, while it is still to come. */
const toCome = (dossier: Dossier, id: string): Stored<"appointment"> | Refusal => {
  const appointment = find(dossier, "appointment", id);
  if (appointment === undefined) return refusals.unknown();
  const { presence, cancelled } = appointment.state;
  return presence || cancelled ? refusals.settled() : appointment;
};

/** What somebody typed as the place: it stays when the meeting moves within an antenne. */
const typedPlace = (dossier: Dossier, stands: AppointmentState): string | undefined =>
  typeof stands.place === "string" ? undefined : placeOf(dossier, stands);

/** Another date, place or counsellor, with a coded reason; the former ones stay in the history. */
export const moveAppointment = (
  dossier: Dossier,
  id: string,
  input: AppointmentMoved,
  context: Context,
): Decision | Refusal => {
  const referral = referralToMeet(dossier);
  if (isRefusal(referral)) return referral;
  const appointment = toCome(dossier, id);
  if (isRefusal(appointment)) return appointment;
  const unknown = refuseReason(context.settings, "appointment-move", input.code);
  if (unknown) return unknown;
  const stands = appointment.state;
  const samePlace = input.antenne === undefined || input.antenne === stands.antenne;
  const when = {
    ...input,
    counsellor: input.counsellor ?? stands.counsellor,
    place: input.place ?? (samePlace ? typedPlace(dossier, stands) : undefined),
    // Said once, the reason need not be said again for the same antenne.
    excused: input.why !== undefined || (samePlace && stands.why !== undefined),
  };
  const meeting = arranged(dossier, when, stands.antenne, context);
  if (isRefusal(meeting)) return meeting;
  return {
    changes: [
      {
        kind: "appointment",
        id,
        events: [
          { type: "appointment-moved", ...toKeep({ ...meeting, code: input.code }, input.why) },
        ],
      },
      ...putInCharge(referral, meeting.counsellor, meeting.antenne),
    ],
  };
};

/**
 * Came, did not come, or excused. After an absence another appointment may be given. A slip may be corrected until the
 * opinion is given.
 */
export const recordPresence = (
  dossier: Dossier,
  id: string,
  { presence }: PresenceRecorded,
  context: Context,
): Decision | Refusal => {
  const referral = referralToMeet(dossier);
  if (isRefusal(referral)) return referral;
  const appointment = find(dossier, "appointment", id);
  if (appointment === undefined) return refusals.unknown();
  const { state } = appointment;
  if (state.cancelled) return refusals.settled();
  if (state.presence === presence) return refusals.samePresence();
  if (state.date > context.today && presence !== "excused") return refusals.toCome();
  return {
    changes: [
      { kind: "appointment", id, events: [{ type: "presence-recorded", data: { presence } }] },
    ],
  };
};
