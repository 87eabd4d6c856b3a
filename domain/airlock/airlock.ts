import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";
import type { Theme } from "../diagnosis/diagnosis.ts";

export const airlockOutcomes = {
  "entry-proposed": "Entrée proposée",
  "oriented-elsewhere": "Orientation ailleurs",
  "no-wish": "Ne souhaite pas poursuivre",
  lost: "Perdue de vue",
} as const;
export type AirlockOutcome = keyof typeof airlockOutcomes;

/** Alone with the counsellor, or in a group. */
export const sessionModes = { alone: "Individuelle", group: "Collective" } as const;
export type SessionMode = keyof typeof sessionModes;

/** The diagnosis airlock (« sas de diagnostic »): no participant, counted apart. */
export type AirlockState = {
  readonly startedOn: CivilDate;
  readonly counsellor: string;
  readonly sessions: readonly {
    readonly date: CivilDate;
    readonly mode: SessionMode;
    /** Themes: a word, for well-being is health; a list in the oldest airlocks. */
    readonly needs?: LeafReference | readonly Theme[];
    readonly content?: LeafReference;
  }[];
  readonly outcome?: {
    readonly kind: AirlockOutcome;
    readonly on: CivilDate;
    readonly words?: LeafReference;
  };
};

export type AirlockEvent =
  | DomainEvent<"airlock-started", { on: CivilDate; counsellor: string }>
  | DomainEvent<"airlock-passed-on", { counsellor: string }>
  | DomainEvent<
      "airlock-session-held",
      { date: CivilDate; mode: SessionMode; needs?: readonly Theme[] }
    >
  | DomainEvent<"airlock-closed", { kind: AirlockOutcome; on: CivilDate }>;
