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

/** The shareable label of a closing code, `family/code`; « attached » has none. */
const shareableLabel = (settings: SettingsInForce, closing: string): string | undefined => {
  const [family = "", code = ""] = closing.split("/");
  return family in settings.values.reasons
    ? reasonOf(settings, family as ReasonFamily, code)?.shareable
    : undefined;
};

/**
 * What a card says to a partner: an orientation attached to another dossier goes on looking like one that the PLIE has
 * taken in hand, since nobody outside learns that somebody was already known.
 */
export const partnerCardOf = ({ dossier, number, name, firstNames, stage, closing }: Card) => ({
  dossier,
  number,
  name,
  firstNames,
  stage: closing === "attached" ? "appointment" : stage,
});

/** The partner's view: never a reason's words, only the label set beside its code. */
export const referralViewOf = (
  card: Card,
  submittedAt: string,
  settings: SettingsInForce,
): ReferralView => {
  const label = card.closing && shareableLabel(settings, card.closing);
  return { ...partnerCardOf(card), ...(label && { outcome: label }), submittedAt };
};
