import type { Claim } from "../../../domain/decider.ts";
import type { Account } from "../../../domain/directory/directory.ts";
import { actionsOf, claimActions, type Part } from "./actions.ts";
import { accountStands } from "./directory.ts";
import { transact } from "./transact.ts";

/** `moved`: somebody saved something of the dossier or of an account meanwhile. `taken`: a uniqueness is held by another. */
export type Saved = "saved" | "moved" | { readonly taken: string };

const mostActions = 100;

/**
 * Writes states, history, leaves, rows and uniqueness of one command in one transaction.
 *
 * @param options.standing accounts that must still stand as they are here
 */
export const save = async (
  parts: readonly Part[],
  options: {
    quiet?: boolean;
    claims?: readonly Claim[];
    standing?: readonly Account[];
  } = {},
): Promise<Saved> => {
  const claims = options.claims ?? [];
  const states = parts.flatMap((part) => actionsOf(part, options));
  const actions = [
    ...states,
    ...claimActions(claims),
    ...(options.standing ?? []).map(accountStands),
  ];
  if (actions.length > mostActions) throw new Error(`transaction of ${actions.length} actions`);
  const reasons = await transact(actions);
  if (reasons === undefined) return "saved";
  const failed = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
  const claim = claims[failed - states.length];
  return claim ? { taken: claim.name } : "moved";
};
