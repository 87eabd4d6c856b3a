import { getItem, tableName } from "./client.ts";
import { plain } from "./item.ts";
import { uniqueKey } from "./keys.ts";
import { type Action, transact } from "./transact.ts";

/** A command that writes a plain record: its name for ever, what was asked, and when (UTC, ISO). */
export type Command = { readonly key: string; readonly body: string; readonly at: string };

/** What a command answered the first time that it came; `key-reused` when it asks for something else now. */
export type First<Answer> = { readonly answer: Answer } | "key-reused";

/** Days for which a command sent again finds its first answer. */
const remembered = 30;

const markKey = ({ key }: Command) => uniqueKey(`command#${key}`);

const firstOf = <Answer>(mark: Record<string, unknown>, { body }: Command): First<Answer> =>
  mark.body === body ? { answer: mark.answer as Answer } : "key-reused";

/**
 * Writes a plain record, what goes with it (a uniqueness) and the answer of the command that asked for it, together. The
 * same command sent again writes nothing and gives the first answer; `failed` is the place of the first action whose own
 * condition does not hold.
 */
export const putOnce = async <Answer>(
  actions: readonly Action[],
  command: Command,
  answer: Answer,
): Promise<First<Answer> | { readonly failed: number }> => {
  const expiresAt = Math.floor(Date.parse(command.at) / 1000) + remembered * 86_400;
  const mark = {
    Put: {
      TableName: tableName(),
      Item: { ...markKey(command), body: command.body, answer, expiresAt },
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    },
  };
  const reasons = await transact([mark, ...actions]);
  if (reasons === undefined) return { answer };
  const item = reasons[0]?.Item;
  if (item) return firstOf(plain(item), command);
  return { failed: reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed") - 1 };
};

/** The first answer of a command that came before, for a rule that would refuse it now; undefined for a new one. */
export const readOnce = async <Answer>(command: Command): Promise<First<Answer> | undefined> => {
  const { Item } = await getItem({
    TableName: tableName(),
    Key: markKey(command),
    ConsistentRead: true,
  });
  return Item && firstOf(Item, command);
};
