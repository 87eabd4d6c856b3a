// Nothing but the stock DynamoDB client and one GetItem: what any function of this kind pays at least.
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

export const handler = async () => {
  await client.send(
    new GetItemCommand({
      TableName: process.env.TABLE_NAME,
      Key: { pk: { S: "DIRECTORY" }, sk: { S: "none" } },
    }),
  );
  return { statusCode: 200 };
};
