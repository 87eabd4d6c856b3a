import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

const passing = [
  "ThrottlingException",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "TransactionConflict",
  "TransactionConflictException",
  "TransactionInProgressException",
];

type Cancelled = { readonly CancellationReasons?: readonly { readonly Code?: string }[] };

/** The codes for which a transaction was cancelled; undefined for any other error. */
const codesOf = (error: Error): readonly string[] | undefined =>
  error.name === "TransactionCanceledException"
    ? ((error as Cancelled).CancellationReasons ?? []).map(({ Code }) => Code ?? "None")
    : undefined;

/** The table refused for a moment, and wrote nothing: too much at once, or a conflict that outlasted our tries. */
export const isBusy = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const codes = codesOf(error);
  return codes ? codes.some((code) => passing.includes(code)) : passing.includes(error.name);
};

/**
 * A conflict with another transaction, which the SDK does not try again by itself (throttling it does). A condition that
 * does not hold is an answer: nothing is tried again beside it.
 */
const isConflict = (error: unknown): boolean => {
  if (!isBusy(error) || !(error instanceof Error)) return false;
  const codes = codesOf(error);
  return codes
    ? !codes.includes("ConditionalCheckFailed")
    : error.name.startsWith("TransactionConflict") ||
        error.name.startsWith("TransactionInProgress");
};

const tries = 3;
const pause = (made: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** made));

const again =
  <Args, Answer>(send: (args: Args) => Promise<Answer>) =>
  async (args: Args): Promise<Answer> => {
    for (let made = 0; ; made += 1)
      try {
        return await send(args);
      } catch (error) {
        if (made === tries || !isConflict(error)) throw error;
        await pause(made);
      }
  };

/** Sends again, three times with jitter, whatever the client sends and met another transaction. */
export const triesAgain = (client: DynamoDBDocumentClient): DynamoDBDocumentClient => {
  client.middlewareStack.addRelativeTo(again, {
    relation: "before",
    toMiddleware: "retryMiddleware",
    name: "triesConflictsAgain",
  });
  return client;
};
