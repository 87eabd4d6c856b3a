import type { DomainEvent, LeafReference } from "../decider.ts";
import type { Stage } from "../dossier/stages.ts";

/** How the person came (domain.md section 3, 2). */
export const waysIn = {
  partner: "Partenaire",
  outreach: "Repérage, aller vers",
  airlock: "Sas de diagnostic",
  "came-alone": "Venue spontanée",
  department: "Autre département de la maison",
  workshop: "Atelier collectif",
  return: "Retour après une sortie",
} as const;
export type WayIn = keyof typeof waysIn;

/** How the person was given the information notice. */
export const noticeMeans = {
  "read-aloud": "Lue avec la personne",
  "handed-over": "Remise en main propre",
  sent: "Envoyée",
} as const;
export type NoticeMeans = keyof typeof noticeMeans;

/** Why a passage ended before an entry. `code` is `family/code` of the settings' reasons, or `attached`. */
export type Closing = { readonly code: string; readonly at: string };

/** Where both passages stood when one was attached to the other; absent of those attached before it was kept. */
export type AttachedAt = { readonly own: Stage; readonly other: Stage };

/** The orientation: head of a passage, from the first request to the entry or the closing. */
export type ReferralState = {
  readonly wayIn: WayIn;
  readonly organisation?: string;
  readonly submittedBy: string;
  readonly submittedAt: string;
  readonly antenne: string;
  /** The outreach plan that it is part of. */
  readonly plan?: string;
  readonly notice: { readonly version: string; readonly means: NoticeMeans };
  readonly reason?: LeafReference;
  /** The counsellor in charge, once an appointment names one. */
  readonly counsellor?: string;
  readonly attachedTo?: string;
  readonly attachedAt?: AttachedAt;
  /** Orientations of the same person that were attached to this one. */
  readonly seconds?: readonly string[];
  readonly closing?: Closing;
};

export type ReferralEvent =
  | DomainEvent<
      "referral-submitted",
      {
        wayIn: WayIn;
        organisation?: string;
        antenne: string;
        plan?: string;
        notice: { version: string; means: NoticeMeans };
      }
    >
  | DomainEvent<"counsellor-assigned", { counsellor: string; antenne: string }>
  | DomainEvent<"referral-attached", { dossier: string; stages?: AttachedAt }>
  | DomainEvent<"second-referral-noted", { dossier: string; organisation?: string }>
  | DomainEvent<"referral-closed", { code: string }>
  | DomainEvent<"referral-reopened", Record<string, never>>;
