import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { frenchDate } from "../../domain/date.ts";
import { civilDate, line, strict } from "../../domain/fields.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { type Evening, readEvenings, wholePlie } from "../adapters/table/figures.ts";
import { operation } from "./kit/operation.ts";

/** Evenings that a trend looks back on, the one shown among them. */
const mostEvenings = 31;

const number = z.number();
const attainment = z.object({
  objective: z.record(z.string(), z.unknown()),
  measure: z.enum(["volume", "rate", "delay"]),
  unit: z.string(),
  date: civilDate,
  realised: number.optional(),
  numerator: number,
  denominator: number,
  expected: number,
  ahead: number.optional(),
  projection: z.object({ value: number, low: number, high: number }).optional(),
  delay: z.record(z.string(), number).optional(),
  unknown: number.optional(),
  /** What was realised on the evenings before, oldest first. */
  history: z.array(z.object({ date: civilDate, realised: number.optional() })),
});

/** What an objective had realised on each of these evenings, oldest first. */
const historyOf = (code: string, evenings: readonly Evening[]) =>
  evenings.toReversed().flatMap(({ date, attainments }) => {
    const found = attainments.find(({ objective }) => objective.code === code);
    return found
      ? [{ date, ...(found.realised !== undefined && { realised: found.realised }) }]
      : [];
  });

export const readObjectives = operation({
  summary: "L'atteinte des objectifs au soir d'un jour, et son histoire",
  query: strict({ scope: line(80).default(wholePlie), date: civilDate.optional() }),
  answer: z.object({
    scope: z.string(),
    date: civilDate.optional(),
    said: z.string().optional(),
    passages: z.int().optional(),
    toBeConfirmed: z.boolean().optional(),
    objectives: z.array(attainment),
  }),
  refusals: ["not-allowed"],
  run: async ({ actor, now, today, query }) => {
    const permission = may(actor, "readObjectives", now);
    if (isRefusal(permission)) return permission;
    const evenings = await readEvenings(query.scope, query.date ?? today, mostEvenings);
    const evening = evenings[0];
    if (evening === undefined) return { scope: query.scope, objectives: [] };
    const { scope, date, passages, toBeConfirmed, attainments } = evening;
    return {
      scope,
      date,
      said: `au soir du ${frenchDate(date)}`,
      passages,
      toBeConfirmed,
      objectives: attainments.map((one) => ({
        ...one,
        history: historyOf(one.objective.code, evenings),
      })),
    };
  },
});
