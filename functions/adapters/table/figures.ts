import type { CivilDate } from "../../../domain/date.ts";
import type { Attainment } from "../../../domain/objective/attainment.ts";
import { putItem, queryItems, tableName } from "./client.ts";
import { figuresKey } from "./keys.ts";

/** The figures of one scope at the end of one day. */
export type Evening = {
  readonly scope: string;
  readonly date: CivilDate;
  /** How many passages were counted. */
  readonly passages: number;
  /** The PLIE has not confirmed its objectives yet. */
  readonly toBeConfirmed: boolean;
  readonly attainments: readonly Attainment[];
};

/** The scope of the whole PLIE. */
export const wholePlie = "all";

/** Keeps the figures of an evening, in place of those of an earlier run: a run repeated gives the same. */
export const putEvening = async (evening: Evening): Promise<void> => {
  await putItem({
    TableName: tableName(),
    Item: { ...figuresKey(evening.scope, evening.date), ...evening },
  });
};

/** The last evenings of a scope up to a day, newest first: one Query. */
export const readEvenings = async (
  scope: string,
  upTo: CivilDate,
  limit: number,
): Promise<readonly Evening[]> => {
  const { pk, sk } = figuresKey(scope, upTo);
  const page = await queryItems({
    TableName: tableName(),
    KeyConditionExpression: "pk = :pk AND sk <= :upTo",
    ExpressionAttributeValues: { ":pk": pk, ":upTo": sk },
    ScanIndexForward: false,
    Limit: limit,
  });
  return (page.Items ?? []) as Evening[];
};
