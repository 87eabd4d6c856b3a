import { ServiceError } from "../wire.ts";

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

/** Why an action of a transaction was refused; what stood there, where the action asked for it, as it is on the wire. */
export type CancellationReason = { readonly Code?: string; readonly Item?: Record<string, never> };

/** The reasons for which a transaction was cancelled, one an action; undefined for any other error. */
export const cancelledFor = (error: unknown): readonly CancellationReason[] | undefined =>
  error instanceof ServiceError && error.name === "TransactionCanceledException"
    ? ((error.said.CancellationReasons ?? []) as readonly CancellationReason[])
    : undefined;

type ConditionFailed = ServiceError & {
  readonly said: { readonly Item?: Readonly<Record<string, unknown>> };
};

/** The condition of a single write did not hold; `said.Item` is what stood there, for a request that asked for it. */
export const isConditionFailed = (error: unknown): error is ConditionFailed =>
  error instanceof ServiceError && error.name === "ConditionalCheckFailedException";

const codesOf = (error: Error): readonly string[] | undefined =>
  cancelledFor(error)?.map(({ Code }) => Code ?? "None");

/** The table refused for a moment, and wrote nothing: too much at once, or a conflict that outlasted our tries. */
export const isBusy = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const codes = codesOf(error);
  return codes ? codes.some((code) => passing.includes(code)) : passing.includes(error.name);
};

/**
 * A conflict with another transaction, which the wire does not try again by itself (throttling it does). A condition that
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

/** Sends again, three times with jitter, what met another transaction. */
export const againAfterConflict = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
  for (let made = 0; ; made += 1)
    try {
      return await send();
    } catch (error) {
      if (made === tries || !isConflict(error)) throw error;
      await pause(made);
    }
};
