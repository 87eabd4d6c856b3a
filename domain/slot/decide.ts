import { furthestAppointmentDays } from "../appointment/appointment.ts";
import { addDays } from "../date.ts";
import { activeAccount, antennesCovering, type Home } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import { openCounsellor } from "../referral/counsellor.ts";
import type { Refusal } from "../refusal.ts";
import type { SlotsOpened } from "./input.ts";
import { refusals } from "./refusals.ts";
import { isToCome, type Slot } from "./slot.ts";

/**
 * Opens slots of a counsellor, of an antenne of one's own (the manager: of any). `existing` are those that the
 * counsellor has at these hours, in whichever antenne.
 */
export const openSlots = (
  input: SlotsOpened,
  existing: readonly Slot[],
  idOf: (time: string) => string,
  { actor, directory, now, today }: Context,
): readonly Slot[] | Refusal => {
  const { antenne, counsellor, date, times } = input;
  const office = directory.antennes.find(({ id }) => id === antenne);
  const isOurs = actor.roles.includes("accompaniment-manager") || actor.antennes.includes(antenne);
  if (office === undefined || !isOurs) return refusals.notYours();
  const account = openCounsellor(counsellor, { directory }, date);
  if (!account?.antennes.includes(antenne)) return refusals.noCounsellor();
  const isSoon = date <= addDays(today, furthestAppointmentDays);
  if (!isSoon || times.some((time) => !isToCome({ date, time }, now))) return refusals.date();
  if (existing.length > 0) return refusals.exists();
  return times.map((time) => ({
    id: idOf(time),
    antenne,
    counsellor,
    date,
    time,
    place: input.place ?? office.address,
    by: actor.account,
    at: now,
  }));
};

/** Nobody has an appointment in it, and it is of an antenne of one's own. */
export const refuseClosing = (
  slot: Slot | undefined,
  { actor }: Pick<Context, "actor">,
): Refusal | undefined => {
  const isOurs =
    slot &&
    (actor.roles.includes("accompaniment-manager") || actor.antennes.includes(slot.antenne));
  if (!isOurs) return refusals.unknown();
  return slot.holder ? refusals.booked() : undefined;
};

/** Why somebody who lives there may not be given this slot now, if so. */
export const refuseBooking = (
  slot: Slot | undefined,
  home: Home,
  { directory, now }: Pick<Context, "directory" | "now">,
): Refusal | undefined => {
  if (slot === undefined || !isToCome(slot, now)) return refusals.gone();
  if (activeAccount(directory, slot.counsellor, slot.date) === undefined) return refusals.gone();
  if (slot.holder) return refusals.taken();
  const covering = antennesCovering(directory, home, slot.date);
  return covering.some(({ id }) => id === slot.antenne) ? undefined : refusals.elsewhere();
};
