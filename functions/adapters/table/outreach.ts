import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { GetCommand, QueryCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import type { OutreachAction } from "../../../domain/outreach/action.ts";
import { table, tableName } from "./client.ts";
import { outreachKey, outreachPartition, uniqueKey } from "./keys.ts";

type Item = Record<string, unknown>;
const actionOf = ({ pk: _pk, sk: _sk, ...action }: Item) => action as OutreachAction;

/**
 * Writes an action once for a command's key. The same command sent again gives the id of the first; `key-reused` when
 * the body was another.
 */
export const putOutreachAction = async (
  action: OutreachAction,
  command: { key: string; body: string },
): Promise<string | "key-reused"> => {
  const mark = { ...uniqueKey(`outreach#${command.key}`), action: action.id, body: command.body };
  try {
    await table().send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: tableName(),
              Item: mark,
              ConditionExpression: "attribute_not_exists(pk)",
              ReturnValuesOnConditionCheckFailure: "ALL_OLD",
            },
          },
          { Put: { TableName: tableName(), Item: { ...outreachKey(action.id), ...action } } },
        ],
      }),
    );
    return action.id;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const first = error.CancellationReasons?.[0];
    if (first?.Code !== "ConditionalCheckFailed" || first.Item === undefined) throw error;
    const { action: id, body } = first.Item;
    return body?.S === command.body && id?.S !== undefined ? id.S : "key-reused";
  }
};

/** An action never changes: read once a process. */
const known = new Map<string, OutreachAction>();

/** One action by id, or undefined. */
export const readOutreachAction = async (id: string): Promise<OutreachAction | undefined> => {
  const kept = known.get(id);
  if (kept) return kept;
  const answer = await table().send(
    new GetCommand({ TableName: tableName(), Key: outreachKey(id), ConsistentRead: true }),
  );
  if (answer.Item === undefined) return undefined;
  const action = actionOf(answer.Item);
  known.set(id, action);
  return action;
};

/** The actions before a given one (its id), newest first: one Query. */
export const listOutreachActions = async (options: {
  limit: number;
  before?: string;
}): Promise<{ readonly items: readonly OutreachAction[]; readonly next?: string }> => {
  const page = await table().send(
    new QueryCommand({
      TableName: tableName(),
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": outreachPartition },
      ScanIndexForward: false,
      Limit: options.limit,
      ExclusiveStartKey: options.before ? outreachKey(options.before) : undefined,
    }),
  );
  const items = (page.Items ?? []).map(actionOf);
  const next = page.LastEvaluatedKey?.sk as string | undefined;
  return next ? { items, next } : { items };
};
