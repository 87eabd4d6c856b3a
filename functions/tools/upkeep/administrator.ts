import { newAccount } from "../../../domain/directory/decide.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { derivedId } from "../../adapters/digest.ts";
import { putAccount, readDirectory } from "../../adapters/table/directory.ts";
import { openUser } from "../../adapters/users.ts";
import type { Found } from "./upkeep.ts";

/**
 * Opens the first account of a stage, an administrator's, who opens all others in the product; sent again, it finishes
 * what a crash left.
 *
 * @throws Error when an administrator can already sign in: from then on accounts are opened in the product
 */
export const firstAdministrator = async (email: string, name: string): Promise<Found> => {
  const directory = await readDirectory();
  const isThere = directory.accounts.some(
    ({ roles, closedOn }) => roles.includes("administrator") && closedOn === undefined,
  );
  if (isThere) throw new Error("this stage has an administrator: open accounts in the product");
  const input = { email, name, roles: ["administrator" as const], antennes: [] };
  const account = newAccount(directory, input, `acc-${derivedId("first-administrator", email)}`);
  if (isRefusal(account)) throw new Error(account.code);
  await openUser(account.email);
  await putAccount(account);
  return { dossiers: 0, done: 1, wrong: [] };
};
