import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

/** A stay at an address: the INSEE codes are codes, the street is a leaf. */
export type Residence = {
  readonly commune: string;
  readonly associatedCommune?: string;
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly address?: LeafReference;
};

/** The person of a passage. `personId` is shared by all passages of one human being. */
export type PersonState = {
  readonly personId: string;
  readonly identity: LeafReference;
  readonly contact: LeafReference;
  /** Nationality in three groups, situations declared: special-category, so a leaf. */
  readonly situation?: LeafReference;
  readonly residences: readonly Residence[];
  /** Persons confirmed, once and for good, to be somebody else. */
  readonly distinctFrom: readonly string[];
  /** Named readers only, when protected. */
  readonly protectedFor?: readonly string[];
  /** Accounts that declared a tie with the person and lost sight of the dossier. */
  readonly ties: readonly string[];
  /** When the last of them was declared. */
  readonly tiedAt?: string;
  /** Openings of 24 hours by colleagues of the antenne, with a reason that the manager sees. */
  readonly openings: readonly {
    readonly account: string;
    readonly code: string;
    readonly until: string;
    readonly reason?: LeafReference;
  }[];
};

export type PersonEvent =
  | DomainEvent<
      "person-registered",
      { personId: string; commune: string; associatedCommune?: string; from: CivilDate }
    >
  | DomainEvent<"identity-corrected", Record<string, never>>
  | DomainEvent<"contact-changed", Record<string, never>>
  | DomainEvent<"situation-declared", Record<string, never>>
  | DomainEvent<
      "residence-changed",
      { commune: string; associatedCommune?: string; from: CivilDate }
    >
  | DomainEvent<"person-recognised", { personId: string }>
  | DomainEvent<"confirmed-distinct", { personId: string }>
  | DomainEvent<"dossier-protected", { readers: readonly string[] }>
  | DomainEvent<"protection-lifted", Record<string, never>>
  | DomainEvent<"tie-declared", { account: string }>
  | DomainEvent<"dossier-opened", { account: string; code: string; until: string }>;
