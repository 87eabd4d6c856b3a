import type { Claim } from "../../../domain/decider.ts";
import type { Account } from "../../../domain/directory/directory.ts";
import type { Slot } from "../../../domain/slot/slot.ts";
import { actionsOf, claimActions, type Part } from "./actions.ts";
import { accountStands } from "./directory.ts";
import { slotsFound, slotVacant } from "./slots.ts";
import { transact } from "./transact.ts";

/**
 * `moved`: somebody saved something of the dossier or of an account meanwhile. `taken`: a uniqueness is held by another.
 * `slots`: these stand where none was supposed.
 */
export type Saved =
  | "saved"
  | "moved"
  | { readonly taken: string }
  | { readonly slots: readonly Slot[] };

const mostActions = 100;

/**
 * Writes states, history, leaves, rows and uniqueness of one command in one transaction.
 *
 * @param options.standing accounts that must still stand as they are here
 * @param options.vacant ids of slots of which none may stand
 */
export const save = async (
  parts: readonly Part[],
  options: {
    quiet?: boolean;
    claims?: readonly Claim[];
    standing?: readonly Account[];
    vacant?: readonly string[];
  } = {},
): Promise<Saved> => {
  const { claims = [], standing = [], vacant = [] } = options;
  const states = parts.flatMap((part) => actionsOf(part, options));
  const actions = [
    ...states,
    ...claimActions(claims),
    ...standing.map(accountStands),
    ...vacant.map(slotVacant),
  ];
  if (actions.length > mostActions) throw new Error(`transaction of ${actions.length} actions`);
  const reasons = await transact(actions);
  if (reasons === undefined) return "saved";
  const failed = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
  const claim = claims[failed - states.length];
  if (claim) return { taken: claim.name };
  const slots = slotsFound(reasons.slice(actions.length - vacant.length));
  return failed >= actions.length - vacant.length ? { slots } : "moved";
};
