import type { Card } from "../dossier/card.ts";
import type { ReasonFamily } from "../setting/reasons.ts";
import { reasonOf, type SettingsInForce } from "../setting/setting.ts";

/** What a partner sees of its orientation: the stage, and the shareable label set beside a closing's reason code. */
export type ReferralView = {
  readonly dossier: string;
  readonly number: string;
  readonly name: string;
  readonly firstNames: string;
  readonly stage: Card["stage"];
  readonly outcome?: string;
  readonly submittedAt: string;
};

/** The shareable label of a closing code, `family/code`. */
const shareableLabel = (settings: SettingsInForce, closing: string): string | undefined => {
  const [family = "", code = ""] = closing.split("/");
  return family in settings.values.reasons
    ? reasonOf(settings, family as ReasonFamily, code)?.shareable
    : undefined;
};

/**
 * The partner's view: never a reason's words, never that somebody was already known: an orientation attached to another
 * dossier goes on looking like one that the PLIE has taken in hand.
 */
export const referralViewOf = (
  card: Card,
  submittedAt: string,
  settings: SettingsInForce,
): ReferralView => {
  const attached = card.closing === "attached";
  const label = card.closing && !attached ? shareableLabel(settings, card.closing) : undefined;
  return {
    dossier: card.dossier,
    number: card.number,
    name: card.name,
    firstNames: card.firstNames,
    stage: attached ? "appointment" : card.stage,
    ...(label && { outcome: label }),
    submittedAt,
  };
};
