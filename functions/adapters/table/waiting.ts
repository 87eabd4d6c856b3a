import { queryItems, tableName } from "./client.ts";

/** A row of the `waiting` index: the partition, kind and id of the state that waits, for what and since when. */
export type WaitingRow = {
  readonly pk: string;
  readonly kind: string;
  readonly id: string;
  readonly task: string;
  readonly since: string;
};

/** Everything that has waited for somebody since before an instant (UTC, ISO), the longest first: all pages. */
export const waitingSince = async (who: string, before: string): Promise<readonly WaitingRow[]> => {
  const rows: WaitingRow[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryItems({
      TableName: tableName(),
      IndexName: "waiting",
      KeyConditionExpression: "waitingFor = :who AND waitingSince < :before",
      ExpressionAttributeValues: { ":who": who, ":before": before },
      ExclusiveStartKey: start,
    });
    for (const item of page.Items ?? []) {
      const [, , kind = "", id = ""] = String(item.sk).split("#");
      const { pk, task, waitingSince: since } = item;
      rows.push({ pk: String(pk), kind, id, task: String(task), since: String(since) });
    }
    start = page.LastEvaluatedKey;
  } while (start);
  return rows;
};
