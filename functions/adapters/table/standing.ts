import { cardOf } from "../../../domain/dossier/card.ts";
import { latest } from "../../../domain/dossier/dossier.ts";
import type { Standing } from "../../../domain/referral/view.ts";
import { tableName, updateItem } from "./client.ts";
import { isConditionFailed } from "./conflicts.ts";
import { stateKey } from "./keys.ts";
import { type Loaded, loadDossier } from "./load.ts";

/** Puts it beside an attached orientation, unless a later save said otherwise or the orientation is no more. */
const put = async (second: string, standing: Standing, turn: number): Promise<void> => {
  const referral = latest((await loadDossier(second)).dossier, "referral");
  if (referral === undefined) return;
  try {
    await updateItem({
      TableName: tableName(),
      Key: stateKey(second, "referral", referral.id),
      UpdateExpression: "SET standing = :standing, standingTurn = :turn",
      ConditionExpression:
        "attribute_exists(pk) AND (attribute_not_exists(standingTurn) OR standingTurn < :turn)",
      ExpressionAttributeValues: { ":standing": standing, ":turn": turn },
    });
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

/**
 * Tells the orientations that were attached to a passage how it stands, so that their partners read it with the list of
 * their own. Called by the stream's `project` with the passage freshly loaded; twice or late does no harm.
 */
export const tellSeconds = async ({ dossier, turn }: Loaded): Promise<void> => {
  const seconds = latest(dossier, "referral")?.state.seconds ?? [];
  if (seconds.length === 0) return;
  const { stage, closing } = cardOf(dossier);
  for (const second of seconds) await put(second, { stage, ...(closing && { closing }) }, turn);
};
