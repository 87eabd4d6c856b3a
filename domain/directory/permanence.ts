import * as z from "zod";
import { civilTime, count, line, strict } from "../fields.ts";
import { inseeCode } from "../territory/residence.ts";

/** ISO weekdays, 1 is Monday. */
export const weekdays = {
  1: "Lundi",
  2: "Mardi",
  3: "Mercredi",
  4: "Jeudi",
  5: "Vendredi",
  6: "Samedi",
} as const;

/** Where and when a counsellor receives in a commune, every week (domain.md section 2). */
export const permanence = strict({
  commune: inseeCode,
  place: line(200),
  weekday: count(1, 6),
  start: civilTime,
  end: civilTime,
}).refine(({ start, end }) => start < end, {
  error: "La fin précède le début.",
  path: ["end"],
});
export type Permanence = z.infer<typeof permanence>;

/** All the permanences of a counsellor: what is not in the list is no longer held. */
export const permanencesInput = strict({ permanences: z.array(permanence).max(30) });
export type PermanencesInput = z.infer<typeof permanencesInput>;
