import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

export type EntryRequestStatus =
  | "draft"
  | "submitted"
  | "returned"
  | "validated"
  | "declined"
  | "withdrawn";

/** The request for entry, prepared by the counsellor and judged for relevance by the manager. */
export type EntryRequestState = {
  readonly status: EntryRequestStatus;
  readonly preparedBy: string;
  /** Everybody who prepared or submitted it, and in whose name: none of them decides on it. */
  readonly askedBy?: readonly string[];
  /** The day whose protocol judges the dossier: the first submission. */
  readonly requestDate?: CivilDate;
  /** Criteria that the counsellor puts forward (codes of the protocol); special-category, so a leaf. */
  readonly claimed: LeafReference;
  /** Facts that some criteria rest upon (`Facts` of request.ts); special-category, so a leaf. */
  readonly facts: LeafReference;
  readonly motivation: LeafReference;
  readonly submittedAt?: string;
  readonly returns: readonly {
    readonly code: string;
    readonly at: string;
    /** Until then it was with the counsellor: a net delay leaves those days out. */
    readonly resubmittedAt?: string;
    readonly words: LeafReference;
  }[];
  readonly decision?: {
    readonly code?: string;
    readonly by: string;
    readonly at: string;
    readonly words?: LeafReference;
  };
};

export type EntryRequestEvent =
  | DomainEvent<"entry-request-prepared", Record<string, never>>
  | DomainEvent<"entry-request-submitted", { requestDate: CivilDate }>
  | DomainEvent<"entry-request-validated", Record<string, never>>
  | DomainEvent<"entry-request-returned", { code: string }>
  | DomainEvent<"entry-request-declined", { code: string }>
  | DomainEvent<"entry-request-withdrawn", { code: string }>;
