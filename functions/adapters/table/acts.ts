import { actsFor } from "../../../domain/dossier/acts.ts";
import { queryItems, tableName } from "./client.ts";

/** Where an event stands in the history of a dossier. */
export type Act = {
  readonly dossier: string;
  readonly kind: string;
  readonly id: string;
  readonly n: number;
};

/** The last events that others caused in an account's name, newest first: one Query. */
export const lastActsFor = async (account: string, most: number): Promise<readonly Act[]> => {
  const page = await queryItems({
    TableName: tableName(),
    IndexName: "owner",
    KeyConditionExpression: "#owner = :of",
    ExpressionAttributeNames: { "#owner": "owner" },
    ExpressionAttributeValues: { ":of": actsFor(account) },
    ScanIndexForward: false,
    Limit: most,
  });
  return (page.Items ?? []).map(({ pk, sk }) => {
    const [, , , kind = "", id = "", n = ""] = String(sk).split("#");
    return { dossier: String(pk).split("#")[1] ?? "", kind, id, n: Number(n) };
  });
};
