import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

/** The diagnosis: one or two first-reception interviews (domain.md section 3, 3). */
export type DiagnosisState = {
  readonly interviews: readonly {
    readonly date: CivilDate;
    readonly start: string;
    readonly end: string;
    readonly modality: string;
    readonly counsellor: string;
    readonly content: LeafReference;
  }[];
  /** Barriers by theme, level 0 (none) to 3 (blocking), as last assessed. */
  readonly barriers: Readonly<Record<string, number>>;
};

export type DiagnosisEvent = DomainEvent<
  "interview-recorded",
  {
    date: CivilDate;
    start: string;
    end: string;
    modality: string;
    counsellor: string;
    barriers: Record<string, number>;
  }
>;
