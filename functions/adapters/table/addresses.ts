import type { Account } from "../../../domain/directory/directory.ts";
import { keyedHash } from "../seal.ts";
import { getItem, tableName } from "./client.ts";
import { type Key, uniqueKey } from "./keys.ts";
import type { Action } from "./transact.ts";

const keyOf = (email: string): Key =>
  uniqueKey(`account-email#${keyedHash(email.trim().toLowerCase())}`);

const take = ({ id, email }: Account): Action => ({
  Put: {
    TableName: tableName(),
    Item: { ...keyOf(email), holder: id },
    ConditionExpression: "attribute_not_exists(pk) OR holder = :holder",
    ExpressionAttributeValues: { ":holder": id },
  },
});

/** Lets go of an address, if this account is the one that holds it: one opened before addresses were held holds none. */
const release = async ({ id, email }: Account): Promise<readonly Action[]> => {
  const Key = keyOf(email);
  const { Item } = await getItem({ TableName: tableName(), Key, ConsistentRead: true });
  return Item?.holder === id ? [{ Delete: { TableName: tableName(), Key } }] : [];
};

/**
 * What makes an address that of one open account only, in the transaction that writes the account: an open one takes
 * its own, the one that it had before is let go of. A condition that does not hold means that the address is taken.
 */
export const addressActions = async (
  account: Account,
  former?: Account,
): Promise<readonly Action[]> => {
  if (account.closedOn !== undefined) return release(account);
  const moved = former && keyOf(former.email).pk !== keyOf(account.email).pk;
  return [take(account), ...(moved ? await release(former) : [])];
};
