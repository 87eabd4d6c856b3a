import type {
  Account,
  Antenne,
  Directory,
  Organisation,
} from "../../../domain/directory/directory.ts";
import { getItem, queryItems, tableName } from "./client.ts";
import { accountKey, antenneKey, directoryPartition, type Key, organisationKey } from "./keys.ts";
import { type Action, transact } from "./transact.ts";

/** Accounts, antennes and organisations, strongly consistent: one Query (a few hundred small records). */
export const readDirectory = async (): Promise<Directory> => {
  const accounts: Account[] = [];
  const antennes: Antenne[] = [];
  const organisations: Organisation[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": directoryPartition },
      ConsistentRead: true,
      ExclusiveStartKey: start,
    });
    for (const { pk: _pk, sk, ...record } of page.Items ?? []) {
      if (String(sk).startsWith("ACCOUNT#")) accounts.push(record as Account);
      if (String(sk).startsWith("ANTENNE#")) antennes.push(record as Antenne);
      if (String(sk).startsWith("ORGANISATION#")) organisations.push(record as Organisation);
    }
    start = page.LastEvaluatedKey;
  } while (start);
  return { accounts, antennes, organisations };
};

/** Holds a transaction back when the account is not any more as it is known here. */
export const accountStands = ({ id, version }: Account): Action => ({
  ConditionCheck: {
    TableName: tableName(),
    Key: accountKey(id),
    ConditionExpression: "version = :version",
    ExpressionAttributeValues: { ":version": version },
  },
});

/** One account by id, or undefined. */
export const readAccount = async (id: string): Promise<Account | undefined> => {
  const answer = await getItem({
    TableName: tableName(),
    Key: accountKey(id),
    ConsistentRead: true,
  });
  if (answer.Item === undefined) return undefined;
  const { pk: _pk, sk: _sk, ...account } = answer.Item;
  return account as Account;
};

type Versioned = { readonly id: string; readonly version: number };

/** A plain record, on condition that nobody changed it meanwhile: its version is one more than what stands. */
export const recordOf = (key: Key, record: Versioned): Action => ({
  Put: {
    TableName: tableName(),
    Item: { ...key, ...record },
    ConditionExpression: "attribute_not_exists(pk) OR version = :before",
    ExpressionAttributeValues: { ":before": record.version - 1 },
  },
});
export const accountRecord = (account: Account) => recordOf(accountKey(account.id), account);
export const antenneRecord = (antenne: Antenne) => recordOf(antenneKey(antenne.id), antenne);
export const organisationRecord = (organisation: Organisation) =>
  recordOf(organisationKey(organisation.id), organisation);

const put = async (record: Action): Promise<"saved" | "moved"> =>
  (await transact([record])) === undefined ? "saved" : "moved";

export const putAccount = (account: Account) => put(accountRecord(account));
export const putAntenne = (antenne: Antenne) => put(antenneRecord(antenne));
export const putOrganisation = (organisation: Organisation) =>
  put(organisationRecord(organisation));
