import type { CivilDate } from "../date.ts";
import type { DomainEvent } from "../decider.ts";

/** A participant's pathway. Exactly one referent is active at every instant; the history is dated. */
export type ParcoursState = {
  readonly status: "open" | "cancelled" | "ended";
  readonly enteredOn: CivilDate;
  readonly recordedBy: string;
  readonly control: string;
  readonly session?: string;
  readonly referents: readonly {
    readonly account: string;
    readonly from: CivilDate;
    readonly to?: CivilDate;
  }[];
  /** The refused control, made after the entry, in spite of which the manager kept the entry. */
  readonly keptDespite?: string;
  readonly cancellation?: { readonly code: string; readonly at: string };
};

export type ParcoursEvent =
  | DomainEvent<
      "entry-recorded",
      { enteredOn: CivilDate; referent: string; control: string; session?: string }
    >
  | DomainEvent<"entry-cancelled", { code: string }>
  | DomainEvent<"entry-kept", { control: string }>
  | DomainEvent<"referent-named", { account: string; from: CivilDate }>;
