import { selectItems, tableName } from "./client.ts";
import type { Key } from "./keys.ts";

export type Item = Record<string, unknown> & Key;

/**
 * The same part of several partitions, strongly consistent, in one request, a second one only over 1 MB. PartiQL's IN on
 * the partition asks for each as a Query would, and scans nothing (DynamoDB Developer Guide, « PartiQL select
 * statements »).
 *
 * @param partitions fifty at most; one named twice is read once
 * @param attributes all of them when absent
 */
export const readPartitions = async <Read = Item>(
  partitions: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
  attributes?: readonly string[],
): Promise<readonly Read[]> => {
  const keys = [...new Set(partitions)];
  const selected = attributes?.map((name) => `"${name}"`).join(", ") ?? "*";
  const items: Read[] = [];
  let next: string | undefined;
  do {
    const page = await selectItems({
      Statement: `SELECT ${selected} FROM "${tableName()}" WHERE pk IN [${keys.map(() => "?").join(", ")}] AND sk BETWEEN ? AND ?`,
      Parameters: [...keys, from, to],
      ConsistentRead: true,
      NextToken: next,
    });
    items.push(...((page.Items ?? []) as Read[]));
    next = page.NextToken;
  } while (next);
  return items;
};
