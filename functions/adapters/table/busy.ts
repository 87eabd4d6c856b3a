const passing = [
  "ThrottlingException",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "TransactionConflict",
  "TransactionInProgressException",
];

type Cancelled = { readonly CancellationReasons?: readonly { readonly Code?: string }[] };

/** The table refused for a moment, and wrote nothing: too much at once, or a conflict that outlasted our tries. */
export const isBusy = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (error.name !== "TransactionCanceledException") return passing.includes(error.name);
  const codes = ((error as Cancelled).CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
  return codes.some((code) => passing.includes(code));
};
