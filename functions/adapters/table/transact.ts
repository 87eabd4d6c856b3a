import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { table } from "./client.ts";

/** One write of a transaction. */
export type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const attempts = 4;
const transient = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));

/**
 * Writes all or nothing. Conflicts and throttling are retried three times with jitter.
 *
 * @returns the reasons, one an action, when a condition did not hold; undefined when all is written
 * @throws whatever else the table says: a surprise.
 */
export const transact = async (
  actions: readonly Action[],
): Promise<readonly CancellationReason[] | undefined> => {
  for (let attempt = 0; ; attempt++) {
    try {
      await table().send(new TransactWriteCommand({ TransactItems: [...actions] }));
      return undefined;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      if (reasons.some(({ Code }) => Code === "ConditionalCheckFailed")) return reasons;
      const isTransient = reasons.some(({ Code }) => transient.includes(Code ?? ""));
      if (!isTransient || attempt + 1 === attempts) throw error;
      await pause(attempt);
    }
  }
};
