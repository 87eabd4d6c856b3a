import type { Card } from "../dossier/card.ts";
import { type Stage, stages } from "../dossier/stage.ts";
import type { ReasonFamily } from "../setting/reasons.ts";
import { reasonOf, type SettingsInForce } from "../setting/setting.ts";
import type { AttachedAt } from "./referral.ts";

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
export const shareableLabel = (settings: SettingsInForce, closing: string): string | undefined => {
  const [family = "", code = ""] = closing.split("/");
  return family in settings.values.reasons
    ? reasonOf(settings, family as ReasonFamily, code)?.shareable
    : undefined;
};

/** How the passage stands to which an orientation was attached. */
export type Standing = Pick<Card, "stage" | "closing">;

const order = Object.keys(stages) as readonly Stage[];
const later = (one: Stage, other: Stage): Stage =>
  order.indexOf(one) > order.indexOf(other) ? one : other;

/** As far as an attached orientation had come itself: in hand at least, never back. */
const ownStageOf = (attached: AttachedAt | undefined): Stage =>
  later(attached?.own ?? "appointment", "appointment");

/** Whether a partner was already told of an appointment when its orientation was attached. */
export const wasInHand = (attached: AttachedAt | undefined): boolean =>
  attached !== undefined && ownStageOf(attached) === attached.own;

/** What a card says to a partner: nobody outside learns that somebody was already known. */
export const partnerCardOf = (card: Card) => {
  const { dossier, number, name, firstNames, stage, closing, attachedAt } = card;
  return {
    dossier,
    number,
    name,
    firstNames,
    stage: closing === "attached" ? ownStageOf(attachedAt) : stage,
  };
};

/**
 * The partner's view: never a reason's words, only the label set beside its code. An orientation attached to another
 * passage goes on looking like one that the PLIE has in hand, from where it had come itself; it follows the passage that
 * goes on for both (`standing`) once that one has moved since.
 */
export const referralViewOf = (
  card: Card,
  submittedAt: string,
  settings: SettingsInForce,
  standing?: Standing,
): ReferralView => {
  const own = partnerCardOf(card);
  const moved =
    card.closing === "attached" &&
    standing &&
    standing.closing !== "attached" &&
    standing.stage !== card.attachedAt?.other
      ? standing
      : undefined;
  const closing = moved ? moved.closing : card.closing;
  const label = closing && shareableLabel(settings, closing);
  return {
    ...own,
    ...(moved && { stage: later(own.stage, moved.stage) }),
    ...(label && { outcome: label }),
    submittedAt,
  };
};
