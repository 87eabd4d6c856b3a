import { type Dossier, word } from "../dossier/dossier.ts";
import type { AppointmentState } from "./appointment.ts";

/** Where the meeting is, in words; undefined once they were forgotten. */
export const placeOf = (dossier: Dossier, { place }: AppointmentState): string | undefined =>
  typeof place === "string" ? place : word<string>(dossier, place);
