import type { CivilDate } from "../date.ts";
import type { DomainEvent, LeafReference } from "../decider.ts";

/** What a document's status means, for the screens. */
export const documentStatuses = {
  announced: "Envoi en cours",
  quarantined: "Vérification en cours",
  usable: "Vérifié",
  rejected: "Fichier refusé",
  withdrawn: "Retiré",
  seen: "Vu et certifié",
  "never-sent": "Jamais envoyé",
} as const;
export type DocumentStatus = keyof typeof documentStatuses;

/**
 * A supporting document. `announced` until its content came, `quarantined` until both verdicts (ours and the malware
 * scan's) are in, then `usable` or `rejected`; `withdrawn` when filed on the wrong person. Uploaded is not submitted:
 * acceptance is said by the control.
 */
export type DocumentState = {
  readonly status: DocumentStatus;
  readonly kinds: readonly string[];
  /** The file's name, as the person gave it. */
  readonly name?: LeafReference;
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
  readonly lastCharacters?: LeafReference;
  readonly readers: readonly string[];
  /** The document of which this is the clean version, an area blacked out. */
  readonly replaces?: string;
  readonly withdrawal?: {
    readonly code: string;
    readonly moveTo?: string;
    /** The clean version that took its place. */
    readonly replacedBy?: string;
    readonly at: string;
    /** No version of the file is left here. */
    readonly destroyed: boolean;
  };
};

type Dates = { issuedOn?: CivilDate; expiresOn?: CivilDate };
export type DocumentEvent =
  | DomainEvent<
      "document-announced",
      Dates & {
        kinds: readonly string[];
        type: string;
        size: number;
        sha256: string;
        key: string;
        replaces?: string;
        /** The first deposit, of what was deposited before: elsewhere, or with nothing blacked out. */
        depositedOn?: CivilDate;
      }
    >
  | DomainEvent<"content-verified", { verdict: string; versionId: string }>
  | DomainEvent<"malware-scanned", { verdict: string; versionId: string }>
  | DomainEvent<"document-filed", { key: string; versionId: string }>
  | DomainEvent<"document-never-sent", Record<string, never>>
  | DomainEvent<"document-assigned", Dates & { kinds: readonly string[] }>
  | DomainEvent<"document-seen", Dates & { kinds: readonly string[] }>
  | DomainEvent<"document-read", { account: string }>
  | DomainEvent<"document-withdrawn", { code: string; moveTo?: string; replacedBy?: string }>
  | DomainEvent<"document-destroyed", Record<string, never>>;
