import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

export const airlockOutcomes = {
  "entry-proposed": "Entrée proposée",
  "oriented-elsewhere": "Orientation ailleurs",
  "no-wish": "Ne souhaite pas poursuivre",
  lost: "Perdue de vue",
} as const;
export type AirlockOutcome = keyof typeof airlockOutcomes;

/** The diagnosis airlock (« sas de diagnostic »): no participant, counted apart. */
export type AirlockState = {
  readonly startedOn: CivilDate;
  readonly counsellor: string;
  readonly sessions: readonly {
    readonly date: CivilDate;
    readonly mode: "alone" | "group";
    readonly needs: readonly string[];
    readonly content?: LeafReference;
  }[];
  readonly outcome?: { readonly kind: AirlockOutcome; readonly on: CivilDate };
};

export type AirlockEvent =
  | DomainEvent<"airlock-started", { on: CivilDate; counsellor: string }>
  | DomainEvent<
      "airlock-session-held",
      { date: CivilDate; mode: "alone" | "group"; needs: readonly string[] }
    >
  | DomainEvent<"airlock-closed", { kind: AirlockOutcome; on: CivilDate }>;
