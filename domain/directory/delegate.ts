import { addDays, type CivilDate } from "../date.ts";
import type { Refusal } from "../refusal.ts";
import {
  type Account,
  activeAccount,
  type Delegation,
  type DelegationList,
  type Directory,
  rolesPassedOn,
} from "./directory.ts";
import type { DelegationEnded, DelegationInput } from "./input.ts";
import { refusals } from "./refusals.ts";

/** A counsellor's stand-in is a counsellor; whoever decides names a deputy among all who work in the house. */
export const mayStandFor = (list: DelegationList, { roles }: Account): boolean =>
  list === "absences"
    ? roles.includes("counsellor")
    : roles.some((role) => role !== "prescriber" && role !== "administrator");

/** Names a deputy (deciding role) or a stand-in (planned absence of a counsellor) for a period. */
export const delegated = (
  directory: Directory,
  id: string,
  list: DelegationList,
  input: DelegationInput,
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  if (input.to < input.from) return refusals.periodBackwards();
  if (input.account === id) return refusals.delegateToSelf();
  const other = activeAccount(directory, input.account, input.from);
  if (other === undefined) return refusals.delegateUnknown();
  if (rolesPassedOn(account, list).length === 0) return refusals.nothingToDelegate();
  if (!mayStandFor(list, other)) return refusals.delegateRole();
  return { ...account, [list]: [...account[list], input], version: account.version + 1 };
};

/** A period with its new last day; undefined when nothing of it is left: it had not begun before today. */
const shortened = (delegation: Delegation, to: CivilDate): Delegation | undefined =>
  to < delegation.from ? undefined : { ...delegation, to };

/**
 * Shortens a delegation to a day, or takes it back at once. What was done under it stays in the history of the dossiers;
 * days that have gone by stay said, a period that had not begun before today goes.
 */
export const delegationEnded = (
  directory: Directory,
  id: string,
  list: DelegationList,
  input: DelegationEnded,
  today: CivilDate,
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  const stands = account[list].findLast(
    (one) => one.account === input.account && one.from === input.from,
  );
  if (stands === undefined) return refusals.unknownDelegation();
  if (stands.to < today) return refusals.delegationOver();
  const { to } = input;
  if (to !== undefined && (to < today || to < stands.from || to >= stands.to))
    return refusals.delegationEnd();
  const left = shortened(stands, to ?? addDays(today, -1));
  return {
    ...account,
    [list]: account[list].flatMap((one) => (one === stands ? (left ? [left] : []) : [one])),
    version: account.version + 1,
  };
};
