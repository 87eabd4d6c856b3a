import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { queryItems, tableName } from "../../../functions/adapters/table/client.ts";
import { typed } from "../../../functions/adapters/table/item.ts";

type Item = Record<string, unknown>;

let sequence = 0;

/** A record as the stream would bring it for this change of an item, in the documented form. */
export const recordOf = (after: Item | undefined, before?: Item): DynamoDBRecord => {
  sequence += 1;
  const item = after ?? before ?? {};
  return {
    eventID: `event-${sequence}`,
    eventName: before === undefined ? "INSERT" : after === undefined ? "REMOVE" : "MODIFY",
    eventSource: "aws:dynamodb",
    dynamodb: {
      Keys: typed({ pk: item.pk, sk: item.sk }),
      ...(after && { NewImage: typed(after) }),
      ...(before && { OldImage: typed(before) }),
      SequenceNumber: String(sequence).padStart(21, "0"),
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  } as unknown as DynamoDBRecord;
};

export const streamOf = (...records: DynamoDBRecord[]): DynamoDBStreamEvent => ({
  Records: records,
});

/** Every item of a partition, as the table holds it. */
export const itemsOf = async (pk: string): Promise<Item[]> => {
  const page = await queryItems({
    TableName: tableName(),
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": pk },
    ConsistentRead: true,
  });
  return page.Items ?? [];
};

/** The STATE items of a dossier. */
export const statesOf = async (dossier: string): Promise<Item[]> =>
  (await itemsOf(`DOSSIER#${dossier}`)).filter((item) => String(item.sk).startsWith("1#STATE#"));
