import * as z from "zod";
import { choice, civilDate, code, french, line, strict, whenAsked } from "../fields.ts";

/** How an indicator is counted: a number of things, a share, or days to wait (domain.md section 7). */
export type Measure = "volume" | "rate" | "delay";

/** Every indicator that an objective may set, with the words and the unit that people read. */
export const indicators = {
  entries: { label: "Entrées en parcours", measure: "volume", unit: "entrées" },
  "acceptance-at-control": {
    label: "Accords au contrôle d’éligibilité",
    measure: "rate",
    unit: "%",
  },
  "request-to-decision": {
    label: "Délai médian de la demande à la décision",
    measure: "delay",
    unit: "jours",
  },
} as const satisfies Record<string, { label: string; measure: Measure; unit: string }>;
export type Indicator = keyof typeof indicators;

/** Profiles at entry that an objective may be narrowed to. */
export const profiles = { women: "Femmes" } as const;
export type Profile = keyof typeof profiles;

export const scopeKinds = ["all", "antenne", "commune", "counsellor"] as const;
const scope = whenAsked(() =>
  strict({ kind: choice(scopeKinds), id: line(60).optional() }).refine(
    ({ kind, id }) => (kind === "all") === (id === undefined),
    { error: "Indiquez de quelle antenne, commune ou de quel conseiller il s’agit.", path: ["id"] },
  ),
);

/**
 * An objective: indicator, target, period (both ends included), scope, and profile if any. The target is a number of
 * things, a percentage, or at most so many days, as its indicator is measured.
 */
export const objective = whenAsked(() =>
  strict({
    code,
    label: line(150),
    indicator: choice(Object.keys(indicators) as [Indicator, ...Indicator[]]),
    target: z.number({ error: french }).min(0, { error: french }).max(100_000, { error: french }),
    from: civilDate,
    to: civilDate,
    scope: scope(),
    profile: choice(Object.keys(profiles) as [Profile, ...Profile[]]).optional(),
  })
    .refine(({ from, to }) => from <= to, {
      error: "La période finit avant de commencer.",
      path: ["to"],
    })
    .refine(({ indicator, target }) => indicators[indicator].measure !== "rate" || target <= 100, {
      error: "Une part ne dépasse pas 100 %.",
      path: ["target"],
    }),
);
export type Objective = z.infer<ReturnType<typeof objective>>;

/** The name of a scope in keys and addresses: `all`, `antenne:<id>`… */
export const scopeName = ({ kind, id }: Objective["scope"]): string =>
  id === undefined ? kind : `${kind}:${id}`;

const year = { from: "2026-01-01", to: "2026-12-31", scope: { kind: "all" } } as const;

/** Objectives of 2026, shipped, to be confirmed by the PLIE [setting]: the example of domain.md section 8 and three. */
export const DEFAULT_OBJECTIVES: readonly Objective[] = [
  {
    ...year,
    code: "entries-2026",
    label: "Entrées en parcours en 2026",
    indicator: "entries",
    target: 320,
  },
  {
    ...year,
    code: "acceptance-2026",
    label: "Part des demandes contrôlées qui obtiennent un accord en 2026",
    indicator: "acceptance-at-control",
    target: 80,
  },
  {
    ...year,
    code: "request-to-decision-2026",
    label: "Délai médian de la demande à la décision en 2026",
    indicator: "request-to-decision",
    target: 30,
  },
  {
    ...year,
    code: "women-entries-2026",
    label: "Entrées de femmes en 2026",
    indicator: "entries",
    target: 160,
    profile: "women",
  },
];
