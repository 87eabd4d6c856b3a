import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { Claim } from "../../../domain/decider.ts";
import { type Action, actionsOf, claimActions, type Part } from "./actions.ts";
import { table } from "./client.ts";

/** `moved`: somebody saved something of the dossier meanwhile. `taken`: a uniqueness is held by another. */
export type Saved = "saved" | "moved" | { readonly taken: string };

const attempts = 4;
const transient = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];
const mostActions = 100;

const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * 2 ** attempt));

/**
 * Writes states, history, leaves, rows and uniqueness of one command in one transaction. Conflicts and throttling are
 * retried three times with jitter.
 *
 * @throws whatever else the table says: a surprise.
 */
export const save = async (
  parts: readonly Part[],
  options: { quiet?: boolean; claims?: readonly Claim[] } = {},
): Promise<Saved> => {
  const claims = options.claims ?? [];
  const states = parts.flatMap((part) => actionsOf(part, options));
  const actions: Action[] = [...states, ...claimActions(claims)];
  if (actions.length > mostActions) throw new Error(`transaction of ${actions.length} actions`);
  for (let attempt = 0; ; attempt++) {
    try {
      await table().send(new TransactWriteCommand({ TransactItems: actions }));
      return "saved";
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? "None");
      const failed = codes.indexOf("ConditionalCheckFailed");
      if (failed >= states.length) return { taken: claims[failed - states.length]?.name ?? "" };
      if (failed >= 0) return "moved";
      if (!codes.some((code) => transient.includes(code)) || attempt + 1 === attempts) throw error;
      await pause(attempt);
    }
  }
};
