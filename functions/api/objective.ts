import * as z from "zod";
import { may } from "../../domain/access/may.ts";
import { frenchDate } from "../../domain/date.ts";
import { civilDate, line, strict, whenAsked } from "../../domain/fields.ts";
import { objective } from "../../domain/objective/objective.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { type Evening, readEvenings, wholePlie } from "../adapters/table/figures.ts";
import { operation } from "./kit/operation.ts";

/** Evenings that a trend looks back on, the one shown among them. */
const mostEvenings = 31;

const number = z.number();
const attainment = whenAsked(() =>
  z.object({
    objective: objective(),
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
  }),
);

/** What an objective had realised on each of these evenings, oldest first. */
const historyOf = (code: string, evenings: readonly Evening[]) =>
  evenings.toReversed().flatMap(({ date, attainments }) => {
    const found = attainments.find(({ objective }) => objective.code === code);
    return found
      ? [{ date, ...(found.realised !== undefined && { realised: found.realised }) }]
      : [];
  });

export const readObjectives = operation({
  summary: "L’atteinte des objectifs au soir d’un jour, et son histoire",
  query: strict({ scope: line(80).default(wholePlie), date: civilDate.optional() }),
  answer: () =>
    z.object({
      scope: z.string(),
      date: civilDate.optional(),
      said: z.string().optional(),
      passages: z.int().optional(),
      toBeConfirmed: z.boolean().optional(),
      objectives: z.array(attainment()),
    }),
  refusals: ["not-allowed"],
  shows: {
    scope: "all",
    date: "2026-06-30",
    said: "au soir du 30 juin 2026",
    passages: 212,
    toBeConfirmed: true,
    objectives: [
      {
        objective: {
          code: "entries-2026",
          label: "Entrées en parcours en 2026",
          indicator: "entries",
          target: 320,
          from: "2026-01-01",
          to: "2026-12-31",
          scope: { kind: "all" },
        },
        measure: "volume",
        unit: "entrées",
        date: "2026-06-30",
        realised: 171,
        numerator: 171,
        denominator: 320,
        expected: 158.68,
        ahead: 12.32,
        projection: { value: 344.84, low: 295.1, high: 400.6 },
        history: [{ date: "2026-06-29", realised: 170 }],
      },
    ],
  },
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
