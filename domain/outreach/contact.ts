import { type AirlockOutcome, airlockOutcomes } from "../airlock/airlock.ts";
import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

/** What becomes of somebody met who neither enters the airlock nor is oriented. */
export type ContactOutcome = Exclude<AirlockOutcome, "entry-proposed">;
const { "entry-proposed": _proposed, ...outcomes } = airlockOutcomes;
export const contactOutcomes: Readonly<Record<ContactOutcome, string>> = outcomes;

/** Somebody met in an outreach action: the first stage of a passage, before any orientation. */
export type ContactState = {
  readonly action: string;
  readonly metOn: CivilDate;
  readonly antenne: string;
  readonly by: string;
  /** The plan of the action, if it has one. */
  readonly plan?: string;
  readonly outcome?: {
    readonly kind: ContactOutcome;
    readonly on: CivilDate;
    readonly words?: LeafReference;
  };
};

export type ContactEvent =
  | DomainEvent<
      "contact-registered",
      { action: string; metOn: CivilDate; antenne: string; plan?: string }
    >
  | DomainEvent<"contact-closed", { kind: ContactOutcome; on: CivilDate }>;
