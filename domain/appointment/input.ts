import type * as z from "zod";
import { choice, civilDate, civilTime, code, line, strict, words } from "../fields.ts";
import { type Channel, channels, type Presence, presences } from "./appointment.ts";
import {
  type TellingChannel,
  type TellingOutcome,
  tellingChannels,
  tellingOutcomes,
} from "./telling.ts";

const codesOf = <Code extends string>(table: Readonly<Record<Code, string>>) =>
  Object.keys(table) as [Code, ...Code[]];

const channel = choice<readonly [Channel, ...Channel[]]>(codesOf(channels)).optional();

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
  channel,
});
export type AppointmentGiven = z.infer<typeof appointmentGiven>;

/** `code` is a reason of the family « appointment-move ». */
export const appointmentMoved = strict({
  ...when,
  counsellor: line(60).optional(),
  code,
  /** As before when absent. */
  channel,
});
export type AppointmentMoved = z.infer<typeof appointmentMoved>;

export const presenceRecorded = strict({
  presence: choice<readonly [Presence, ...Presence[]]>(codesOf(presences)),
});
export type PresenceRecorded = z.infer<typeof presenceRecorded>;

/** `code` is a reason of the family « appointment-move ». */
export const appointmentCancelled = strict({ code });
export type AppointmentCancelled = z.infer<typeof appointmentCancelled>;

/** A try to tell the person, made by hand. */
export const tellingTried = strict({
  channel: choice<readonly [TellingChannel, ...TellingChannel[]]>(codesOf(tellingChannels)),
  outcome: choice<readonly [TellingOutcome, ...TellingOutcome[]]>(codesOf(tellingOutcomes)),
});
export type TellingTried = z.infer<typeof tellingTried>;
