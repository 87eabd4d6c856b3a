import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

export const opinions = {
  favourable: "Favorable",
  unfavourable: "Défavorable",
  redirected: "Réorientation",
} as const;
export type OpinionKind = keyof typeof opinions;

/** A counsellor's reasoned opinion; what is not favourable closes once the manager has seen it. */
export type OpinionState = {
  readonly kind: OpinionKind;
  readonly code?: string;
  readonly reasons: LeafReference;
  readonly by: string;
  /** In whose name, when a stand-in gave it. */
  readonly for?: string;
  readonly at: string;
  /** Where the person was redirected (body and contact, in words), checked after 30 days. */
  readonly redirection?: {
    readonly target: LeafReference;
    readonly checkOn: CivilDate;
    readonly received?: boolean;
  };
  readonly seenBy?: string;
};

export type OpinionEvent =
  | DomainEvent<
      "opinion-given",
      { kind: OpinionKind; code?: string; redirection?: { checkOn: CivilDate } }
    >
  | DomainEvent<"opinion-seen", Record<string, never>>
  | DomainEvent<"redirection-checked", { received: boolean }>;
