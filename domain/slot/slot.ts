import { type CivilDate, instantInParis } from "../date.ts";

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

/** When a counsellor meets somebody. */
export type Hour = Pick<Slot, "counsellor" | "date" | "time">;

/** What a partner sees of a free slot: no name. */
export type FreeSlot = Pick<Slot, "id" | "antenne" | "date" | "time" | "place">;

export const freeSlotOf = ({ id, antenne, date, time, place }: Slot): FreeSlot => ({
  id,
  antenne,
  date,
  time,
  place,
});

/** The uniqueness that the booking of a slot takes. */
export const slotClaim = "slot#";

/** The slot is still to come. */
export const isToCome = ({ date, time }: Pick<Slot, "date" | "time">, now: string): boolean =>
  instantInParis(date, time) > now;
