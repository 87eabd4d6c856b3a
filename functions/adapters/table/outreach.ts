import type { OutreachAction } from "../../../domain/outreach/action.ts";
import { getItem, queryItems, tableName } from "./client.ts";
import { outreachKey, outreachPartition } from "./keys.ts";
import type { Action } from "./transact.ts";

type Item = Record<string, unknown>;
const actionOf = ({ pk: _pk, sk: _sk, ...action }: Item) => action as OutreachAction;

export const outreachRecord = (action: OutreachAction): Action => ({
  Put: { TableName: tableName(), Item: { ...outreachKey(action.id), ...action } },
});

/** An action never changes: read once a process. */
const known = new Map<string, OutreachAction>();

/** One action by id, or undefined. */
export const readOutreachAction = async (id: string): Promise<OutreachAction | undefined> => {
  const kept = known.get(id);
  if (kept) return kept;
  const answer = await getItem({
    TableName: tableName(),
    Key: outreachKey(id),
    ConsistentRead: true,
  });
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
  const page = await queryItems({
    TableName: tableName(),
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": outreachPartition },
    ScanIndexForward: false,
    Limit: options.limit,
    ExclusiveStartKey: options.before ? outreachKey(options.before) : undefined,
  });
  const items = (page.Items ?? []).map(actionOf);
  const next = page.LastEvaluatedKey?.sk as string | undefined;
  return next ? { items, next } : { items };
};
