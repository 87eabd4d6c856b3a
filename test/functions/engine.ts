import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Engine, startTables } from "../../local/engines.ts";

const index = (name: string, partition: string, sort: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ],
  Projection: {
    ProjectionType: "INCLUDE" as const,
    NonKeyAttributes: ["card", "kind", "version", "task"],
  },
});

const keys = [
  ["pk", "sk"],
  ["waitingFor", "waitingSince"],
  ["owner", "ownerSort"],
  ["antenne", "antenneSort"],
  ["register", "registerSort"],
] as const;

/** A real engine with the product's table, and the environment that the adapters read. Refuses a real account. */
export const startTable = async (): Promise<{ readonly stop: () => Promise<void> }> => {
  const directory = mkdtempSync(join(tmpdir(), "jalon-"));
  const engine: Engine = await startTables(directory);
  if (!engine.address.startsWith("http://127.0.0.1:")) throw new Error("not a local engine");
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: engine.address,
    AWS_REGION: "eu-west-3",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    TABLE_NAME: "jalon",
    SEALING_KEY: "a key for the tests of this machine",
  });
  await new DynamoDBClient({}).send(
    new CreateTableCommand({
      TableName: "jalon",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: keys
        .flat()
        .map((name) => ({ AttributeName: name, AttributeType: "S" as const })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: keys
        .slice(1)
        .map(([partition, sort]) =>
          index(partition === "waitingFor" ? "waiting" : partition, partition, sort),
        ),
    }),
  );
  return {
    stop: async () => {
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
