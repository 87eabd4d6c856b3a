import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { table } from "./client.ts";

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
    await table().send(new TransactWriteCommand({ TransactItems: [...actions] }));
    return undefined;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    if (!reasons.some(failed)) throw error;
    return reasons;
  }
};
