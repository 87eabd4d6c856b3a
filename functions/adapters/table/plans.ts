import type { OutreachPlan } from "../../../domain/outreach/plan.ts";
import { getItem, queryItems, tableName } from "./client.ts";
import { recordOf } from "./directory.ts";
import { outreachPlanKey, outreachPlanPartition } from "./keys.ts";

type Item = Record<string, unknown>;
const planOf = ({ pk: _pk, sk: _sk, ...plan }: Item) => plan as OutreachPlan;

export const planRecord = (plan: OutreachPlan) => recordOf(outreachPlanKey(plan.id), plan);

/** One plan by id, or undefined. */
export const readPlan = async (id: string): Promise<OutreachPlan | undefined> => {
  const { Item } = await getItem({
    TableName: tableName(),
    Key: outreachPlanKey(id),
    ConsistentRead: true,
  });
  return Item && planOf(Item);
};

/** Every plan: one Query (a few dozen small records). */
export const readPlans = async (): Promise<readonly OutreachPlan[]> => {
  const { Items = [] } = await queryItems({
    TableName: tableName(),
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": outreachPlanPartition },
    ConsistentRead: true,
  });
  return Items.map(planOf);
};
