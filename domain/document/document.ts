import type { CivilDate } from "../date.ts";
import type { DomainEvent } from "../decider.ts";

/**
 * A supporting document. `announced` until its content came, `quarantined` until both verdicts (ours and the malware
 * scan's) are in, then `usable` or `rejected`; `withdrawn` when filed on the wrong person. Uploaded is not submitted:
 * acceptance is said by the control.
 */
export type DocumentState = {
  readonly status: "announced" | "quarantined" | "usable" | "rejected" | "withdrawn" | "seen";
  readonly kinds: readonly string[];
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly key: string;
  readonly versionId?: string;
  readonly depositedOn?: CivilDate;
  readonly issuedOn?: CivilDate;
  readonly expiresOn?: CivilDate;
  readonly uploadedAt?: string;
  readonly announcedAt: string;
  readonly by: string;
  readonly verdicts: { readonly content?: string; readonly malware?: string };
  /** For « seen and certified »: last 4 characters of the number. */
  readonly lastCharacters?: string;
  readonly readers: readonly string[];
};

type Dates = { issuedOn?: CivilDate; expiresOn?: CivilDate };
export type DocumentEvent =
  | DomainEvent<
      "document-announced",
      Dates & { kinds: readonly string[]; type: string; size: number; sha256: string; key: string }
    >
  | DomainEvent<"content-verified", { verdict: string; versionId: string; key?: string }>
  | DomainEvent<"malware-scanned", { verdict: string; versionId: string }>
  | DomainEvent<"document-assigned", Dates & { kinds: readonly string[] }>
  | DomainEvent<"document-seen", Dates & { kinds: readonly string[]; lastCharacters: string }>
  | DomainEvent<"document-read", { account: string }>
  | DomainEvent<"document-withdrawn", { code: string }>;
