import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { writeTogether } from "./client.ts";
import { type CancellationReason, cancelledFor } from "./conflicts.ts";

/** One write of a transaction. */
export type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const failed = ({ Code }: CancellationReason) => Code === "ConditionalCheckFailed";

/**
 * Writes all or nothing.
 *
 * @returns the reasons, one an action, when a condition did not hold; undefined when all is written
 * @throws whatever else the table says, also a conflict that outlasted the client's tries: a surprise.
 */
export const transact = async (
  actions: readonly Action[],
): Promise<readonly CancellationReason[] | undefined> => {
  try {
    await writeTogether([...actions]);
    return undefined;
  } catch (error) {
    const reasons = cancelledFor(error);
    if (!reasons?.some(failed)) throw error;
    return reasons;
  }
};
