import { addDays, type CivilDate } from "../date.ts";
import { change, type Decision } from "../decider.ts";
import { antennesCovering } from "../directory/directory.ts";
import { contactOf } from "../dossier/card.ts";
import type { Context } from "../dossier/context.ts";
import { type Dossier, find, latest, type Stored } from "../dossier/dossier.ts";
import { openAppointment } from "../dossier/stage.ts";
import { openCounsellor, refuseUnseen } from "../referral/counsellor.ts";
import { openReferral, putInCharge } from "../referral/open.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { refuseReason } from "../setting/setting.ts";
import type { Slot } from "../slot/slot.ts";
import { type AppointmentState, type Channel, furthestAppointmentDays } from "./appointment.ts";
import type {
  AppointmentCancelled,
  AppointmentGiven,
  AppointmentMoved,
  PresenceRecorded,
} from "./input.ts";
import { placed, placeOf, toKeep } from "./place.ts";
import { refusals } from "./refusals.ts";

type When = {
  readonly date: CivilDate;
  readonly time: string;
  readonly counsellor: string;
  readonly antenne?: string;
  readonly place?: string;
  /** What was typed before, which stays unless the hour has a place of its own. */
  readonly formerPlace?: string;
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
  return (
    home !== undefined && antennesCovering(directory, home, day).some(({ id }) => id === antenne)
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

/**
 * Date, antenne and counsellor, checked together: what a new and a moved appointment share. An hour that the antenne
 * opened to partners is taken, so that none of them books it too.
 */
const arranged = (
  dossier: Dossier,
  when: When,
  own: string,
  context: Context,
  slots: readonly Slot[],
) => {
  const antenne = when.antenne ?? own;
  const office = context.directory.antennes.find(({ id }) => id === antenne);
  if (office === undefined) return refusals.unknownAntenne();
  const refusal =
    refuseDate(when.date, context.today) ??
    refuseCounsellor(dossier, when.counsellor, antenne, context, when.date);
  if (refusal) return refusal;
  if (!when.excused && !covers(dossier, antenne, context, when.date)) return refusals.notCovering();
  if (slots.some(({ holder }) => holder !== undefined && holder !== dossier.id))
    return refusals.slotTaken();
  const { date, time, counsellor } = when;
  const [slot] = slots;
  const kept = { date, time, counsellor, antenne, ...(slot && { slot: slot.id }) };
  const said = when.place ?? (slot ? slot.place : when.formerPlace);
  return { ...kept, ...placed(said, office.address) };
};

/** The channel has the number or the address that it needs. */
const reaches = (dossier: Dossier, channel: Channel): boolean => {
  const { email, phone } = contactOf(dossier) ?? {};
  if (channel === "email") return email !== undefined;
  return channel === "letter" || phone !== undefined;
};

/** A counsellor receives the person: date, place, and how the person is told (domain.md section 3, 3). */
export const giveAppointment = (
  dossier: Dossier,
  input: AppointmentGiven,
  context: Context,
  slots: readonly Slot[] = [],
): Decision | Refusal => {
  const referral = referralToMeet(dossier);
  if (isRefusal(referral)) return referral;
  if (openAppointment(dossier)) return refusals.open();
  const when = { ...input, excused: input.why !== undefined };
  const meeting = arranged(dossier, when, referral.state.antenne, context, slots);
  if (isRefusal(meeting)) return meeting;
  const channel = input.channel ?? contactOf(dossier)?.channel ?? "letter";
  if (input.channel && !reaches(dossier, channel)) return refusals.channelImpossible();
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

/** What somebody typed as the place: it may stay when the meeting moves within an antenne. */
const typedPlace = (dossier: Dossier, stands: AppointmentState): string | undefined =>
  typeof stands.place === "string" ? undefined : placeOf(dossier, stands);

/** Another date, place or counsellor, with a coded reason; the former ones stay in the history. */
export const moveAppointment = (
  dossier: Dossier,
  id: string,
  input: AppointmentMoved,
  context: Context,
  slots: readonly Slot[] = [],
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
    formerPlace: samePlace ? typedPlace(dossier, stands) : undefined,
    // Said once, the reason need not be said again for the same antenne.
    excused: input.why !== undefined || (samePlace && stands.why !== undefined),
  };
  const meeting = arranged(dossier, when, stands.antenne, context, slots);
  if (isRefusal(meeting)) return meeting;
  const channel = input.channel ?? stands.channel;
  if (input.channel && !reaches(dossier, channel)) return refusals.channelImpossible();
  return {
    changes: [
      {
        kind: "appointment",
        id,
        events: [
          {
            type: "appointment-moved",
            ...toKeep({ ...meeting, code: input.code, channel }, input.why),
          },
        ],
      },
      ...putInCharge(referral, meeting.counsellor, meeting.antenne),
    ],
  };
};

/** No other date for now, with a coded reason: the person is told, and another appointment may be given. */
export const cancelAppointment = (
  dossier: Dossier,
  id: string,
  { code }: AppointmentCancelled,
  { settings }: Context,
): Decision | Refusal => {
  const referral = referralToMeet(dossier);
  if (isRefusal(referral)) return referral;
  const appointment = toCome(dossier, id);
  if (isRefusal(appointment)) return appointment;
  const unknown = refuseReason(settings, "appointment-move", code);
  if (unknown) return unknown;
  const { channel } = appointment.state;
  return change("appointment", id, { type: "appointment-cancelled", data: { code, channel } });
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
