import { selectItems, tableName } from "./client.ts";
import type { Key } from "./keys.ts";

export type Item = Record<string, unknown> & Key;

/**
 * The same part of several partitions, strongly consistent, in one request, a second one only over 1 MB. PartiQL's IN on
 * the partition asks for each as a Query would, and scans nothing (DynamoDB Developer Guide, « PartiQL select
 * statements »).
 *
 * @param partitions fifty at most, none twice counted twice
 */
export const readPartitions = async (
  partitions: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Item[]> => {
  const keys = [...new Set(partitions)];
  const items: Item[] = [];
  let next: string | undefined;
  do {
    const page = await selectItems({
      Statement: `SELECT * FROM "${tableName()}" WHERE pk IN [${keys.map(() => "?").join(", ")}] AND sk BETWEEN ? AND ?`,
      Parameters: [...keys, from, to],
      ConsistentRead: true,
      NextToken: next,
    });
    items.push(...((page.Items ?? []) as Item[]));
    next = page.NextToken;
  } while (next);
  return items;
};
