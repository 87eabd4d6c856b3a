import type { Account } from "../../../domain/directory/directory.ts";
import { digestOf } from "../../adapters/digest.ts";

/** Loaded when an account changes only: every sign-in reads `/me`, which has no need of the pool's client. */
const users = () => import("../../adapters/users.ts");

const rightsOf = ({ roles, antennes, organisation }: Account) =>
  digestOf({ roles, antennes, organisation });

const isSameAddress = (one: Account, other: Account) =>
  one.email.toLowerCase() === other.email.toLowerCase();

/**
 * What the user pool is asked before the record of an open account is written: its address may sign in, the one that it
 * had before may not (docs/decisions/user-pool-before-the-record.md). Asked again, it changes nothing.
 */
export const openSignIn = async (account: Account, former?: Account): Promise<void> => {
  if (account.closedOn !== undefined) return;
  const { openUser, closeUser } = await users();
  await openUser(account.email);
  if (former && !isSameAddress(account, former)) await closeUser(former.email);
};

/** Before the record of a closing account is written: nobody signs in by its address any more. */
export const closeSignIn = async ({ email }: Account): Promise<void> =>
  (await users()).closeUser(email);

/** Before the record that says so is written: the address is invited anew, the lost password and factor open nothing. */
export const renewSignIn = async ({ email }: Account): Promise<void> =>
  (await users()).renewUser(email);

/** Signs an account out once its record gives other rights than the former one; always, when that is not known any more. */
export const renewRights = async (account: Account, former?: Account): Promise<void> => {
  if (former && rightsOf(former) === rightsOf(account)) return;
  await (await users()).signOutUser(account.email);
};
