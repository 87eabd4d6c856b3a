import * as z from "zod";
import { civilDate, civilTime, french, line, strict } from "../fields.ts";

/** Several hours of one day at once. */
export const slotsOpened = strict({
  antenne: line(60),
  counsellor: line(60),
  date: civilDate,
  times: z
    .array(civilTime, { error: french })
    .min(1, { error: "Donnez au moins une heure." })
    .max(20, { error: french })
    .refine((times) => new Set(times).size === times.length, {
      error: "La même heure est donnée deux fois.",
    }),
  /** The antenne's address when absent. */
  place: line(200).optional(),
});
export type SlotsOpened = z.infer<typeof slotsOpened>;
