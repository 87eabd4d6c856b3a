import type * as z from "zod";
import { choice, civilDate, civilTime, code, line, strict, words } from "../fields.ts";
import { type Channel, channels, type Presence, presences } from "./appointment.ts";

const codesOf = <Code extends string>(table: Readonly<Record<Code, string>>) =>
  Object.keys(table) as [Code, ...Code[]];

const when = {
  date: civilDate,
  time: civilTime,
  counsellor: line(60),
  /** The dossier's own antenne when absent. */
  antenne: line(60).optional(),
  /** The antenne's address when absent; a permanence in a town hall else. */
  place: line(200).optional(),
  /** Asked when the antenne does not cover the person's commune. */
  why: words(1_000).optional(),
};

/** Date, time and counsellor are all that must be said: the rest is known of the dossier. */
export const appointmentGiven = strict({
  ...when,
  /** The channel that the person chose when absent. */
  channel: choice<readonly [Channel, ...Channel[]]>(codesOf(channels)).optional(),
});
export type AppointmentGiven = z.infer<typeof appointmentGiven>;

/** `code` is a reason of the family « appointment-move ». */
export const appointmentMoved = strict({ ...when, counsellor: line(60).optional(), code });
export type AppointmentMoved = z.infer<typeof appointmentMoved>;

export const presenceRecorded = strict({
  presence: choice<readonly [Presence, ...Presence[]]>(codesOf(presences)),
});
export type PresenceRecorded = z.infer<typeof presenceRecorded>;
