import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

/** Said of a kind that is not there: the one fault that a rule knows, whatever the list of the settings. */
export const missingFault = "missing";

export type Outcome = "granted" | "refused" | "documents-missing";

/** What Statistics says of one document, or of one kind that is not there. */
export type DocumentReview = {
  readonly document?: string;
  readonly kind: string;
  readonly accepted: boolean;
  /** A code of the settings, reasons of the family « Pièce non acceptée ». */
  readonly fault?: string;
};

/** Pieces sent back to the counsellor: all that is wrong, in one go. `words` says more, by place in `reviews`. */
export type Return = {
  readonly at: string;
  readonly resubmittedAt?: string;
  readonly reviews: readonly DocumentReview[];
  readonly words?: LeafReference;
};

/**
 * A control of eligibility and documents, one engine for entry and exit. `waiting` for a reviewer, `reserved` by one,
 * `documents-missing` back with the counsellor, `granted` or `refused` for good; a change is a new control that
 * supersedes the old one: the standing decision is the last.
 */
export type ControlState = {
  readonly subject: "entry" | "exit";
  readonly status: "waiting" | "reserved" | Outcome | "withdrawn";
  readonly requestDate: CivilDate;
  readonly requestedAt: string;
  readonly supersedes?: string;
  /** The automatic check's report: special-category, so a leaf. Absent until the check has run. */
  readonly report?: LeafReference;
  readonly checkedAt?: string;
  readonly reservation?: { readonly by: string; readonly until: string };
  /** Kept and hidden from the counsellor until submitted. */
  readonly draft?: LeafReference;
  readonly returns: readonly Return[];
  /** Everybody who resubmitted documents, and in whose name: none of them decides on the control. */
  readonly askedBy?: readonly string[];
  /** Returned so often that the manager is told. */
  readonly tellManager?: true;
  readonly decision?: {
    readonly outcome: Outcome;
    readonly code?: string;
    readonly by: string;
    readonly at: string;
    readonly reviews: readonly DocumentReview[];
    readonly words?: LeafReference;
  };
  readonly supersededBy?: string;
};

export type ControlEvent =
  | DomainEvent<
      "control-requested",
      { subject: "entry" | "exit"; requestDate: CivilDate; supersedes?: string }
    >
  | DomainEvent<"control-checked", { summary: Readonly<Record<string, number>> }>
  | DomainEvent<"control-reserved", { until: string }>
  | DomainEvent<"control-released", Record<string, never>>
  | DomainEvent<"control-drafted", Record<string, never>>
  | DomainEvent<"control-granted", { reviews: readonly DocumentReview[] }>
  | DomainEvent<"control-refused", { code: string; reviews: readonly DocumentReview[] }>
  | DomainEvent<
      "documents-missing-answered",
      { reviews: readonly DocumentReview[]; tellManager?: true }
    >
  | DomainEvent<"documents-resubmitted", Record<string, never>>
  | DomainEvent<"control-withdrawn", { code: string }>
  | DomainEvent<"control-superseded", { by: string; code: string }>;
