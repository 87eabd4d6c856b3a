import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

/**
 * The « contrat d'engagement individuel PLIE », or an amendment to it: due after the entry (or the amendment), printed,
 * signed, or a coded reason why not.
 */
export type ContractState = {
  readonly status: "due" | "asked" | "produced" | "signed" | "impossible" | "void";
  readonly dueOn: CivilDate;
  /** The signed contract that this one amends, and what it changes, in words. */
  readonly amends?: string;
  readonly changes?: LeafReference;
  readonly askedAt?: string;
  readonly key?: string;
  readonly versionId?: string;
  readonly signedOn?: CivilDate;
  /** The scanned paper that proves the signatures. */
  readonly document?: string;
  readonly code?: string;
};

export type ContractEvent =
  | DomainEvent<"contract-due", { dueOn: CivilDate }>
  | DomainEvent<"contract-amended", { dueOn: CivilDate; amends: string }>
  | DomainEvent<"contract-asked", Record<string, never>>
  | DomainEvent<"contract-produced", { key: string; versionId: string }>
  | DomainEvent<"contract-read", { account: string }>
  | DomainEvent<"contract-signed", { signedOn: CivilDate; document: string }>
  | DomainEvent<"contract-impossible", { code: string }>
  | DomainEvent<"contract-void", Record<string, never>>;
