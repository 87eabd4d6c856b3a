import { type CivilDate, civilDateOf, civilTimeOf } from "../date.ts";

/**
 * A slot (créneau) that an antenne opens: a counsellor, a day, an hour, a place. A plain record; whoever books it, the
 * partner while orienting or the house, holds it until the appointment is moved, passed on, cancelled or excused.
 */
export type Slot = {
  /** Says nothing of the counsellor: partners see it. */
  readonly id: string;
  readonly antenne: string;
  readonly counsellor: string;
  readonly date: CivilDate;
  /** Civil time in Paris, HH:MM. */
  readonly time: string;
  readonly place: string;
  /** Who opened it, and when. */
  readonly by: string;
  readonly at: string;
  /** The dossier whose appointment takes it. */
  readonly holder?: string;
};

/** What must be known of a slot to offer it. */
export type SlotToOffer = Omit<Slot, "by" | "at">;

/** When a counsellor meets somebody. */
export type Hour = Pick<Slot, "counsellor" | "date" | "time">;

/** What a partner sees of a free slot: no name. */
export type FreeSlot = Pick<Slot, "id" | "antenne" | "date" | "time" | "place">;

export const freeSlotOf = ({ id, antenne, date, time, place }: FreeSlot): FreeSlot => ({
  id,
  antenne,
  date,
  time,
  place,
});

/** The uniqueness that the booking of a slot takes. */
export const slotClaim = "slot#";

type When = Pick<Slot, "date" | "time">;

/** A day and an hour in Paris as a text that sorts, `YYYY-MM-DDTHH:MM`; and those that its clocks show at an instant. */
export const hourOf = ({ date, time }: When): string => `${date}T${time}`;
export const hourAt = (now: string): string =>
  hourOf({ date: civilDateOf(now), time: civilTimeOf(now) });

/** The slot is still to come. */
export const isToCome = (when: When, now: string): boolean => hourOf(when) > hourAt(now);
