import { scanItems, tableName } from "./client.ts";
import { dossierPartition, statePrefix } from "./keys.ts";

/**
 * The id of every dossier, each once. Reads the whole table: for rebuilding, relaying again and reconciling only, by an
 * operator whose rights include it (no function's do).
 */
export const everyDossier = async (): Promise<readonly string[]> => {
  const prefix = dossierPartition("");
  const ids = new Set<string>();
  let start: Record<string, unknown> | undefined;
  do {
    const page = await scanItems({
      TableName: tableName(),
      FilterExpression: "begins_with(pk, :dossier) AND begins_with(sk, :state)",
      ExpressionAttributeValues: { ":dossier": prefix, ":state": statePrefix },
      ProjectionExpression: "pk",
      ExclusiveStartKey: start,
    });
    for (const item of page.Items ?? []) ids.add(String(item.pk).slice(prefix.length));
    start = page.LastEvaluatedKey;
  } while (start);
  return [...ids].toSorted();
};
