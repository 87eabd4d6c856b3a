import type { CivilDate } from "../date.ts";
import type { DomainEvent } from "../decider.ts";

/** Somebody met in an outreach action: the first stage of a passage, before any orientation. */
export type ContactState = {
  readonly action: string;
  readonly metOn: CivilDate;
  readonly antenne: string;
  readonly by: string;
};

export type ContactEvent = DomainEvent<
  "contact-registered",
  { action: string; metOn: CivilDate; antenne: string }
>;
