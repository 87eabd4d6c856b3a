import { type Dossier, word } from "../dossier/dossier.ts";
import type { AppointmentState } from "./appointment.ts";

/** Where the meeting is, in words; undefined once they were forgotten. */
export const placeOf = (dossier: Dossier, { place }: AppointmentState): string | undefined =>
  typeof place === "string" ? place : word<string>(dossier, place);

/** The antenne's own address stands as it is; a place that somebody typed instead is free text. */
export const placed = (said: string | undefined, address: string) =>
  said === undefined || said === address ? { place: address } : { typed: said };

/** What the history keeps of it: a place that was typed is a word, as is the reason for another antenne. */
export const toKeep = <Data extends object>(
  { typed, ...data }: Data & { readonly typed?: string },
  why: string | undefined,
) => ({
  data,
  ...((typed || why) && { words: { ...(typed && { place: typed }), ...(why && { why }) } }),
});
