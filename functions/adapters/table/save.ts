import type { Claim } from "../../../domain/decider.ts";
import { actionsOf, claimActions, type Part } from "./actions.ts";
import { transact } from "./transact.ts";

/** `moved`: somebody saved something of the dossier meanwhile. `taken`: a uniqueness is held by another. */
export type Saved = "saved" | "moved" | { readonly taken: string };

const mostActions = 100;

/** Writes states, history, leaves, rows and uniqueness of one command in one transaction. */
export const save = async (
  parts: readonly Part[],
  options: { quiet?: boolean; claims?: readonly Claim[] } = {},
): Promise<Saved> => {
  const claims = options.claims ?? [];
  const states = parts.flatMap((part) => actionsOf(part, options));
  const actions = [...states, ...claimActions(claims)];
  if (actions.length > mostActions) throw new Error(`transaction of ${actions.length} actions`);
  const reasons = await transact(actions);
  if (reasons === undefined) return "saved";
  const failed = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
  return failed < states.length ? "moved" : { taken: claims[failed - states.length]?.name ?? "" };
};
