import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { readSettings } from "../settings.ts";
import { triesAgain } from "./conflicts.ts";

let client: DynamoDBDocumentClient | undefined;
let name: string | undefined;

/** The table's client, made once a process, on first use. It tries again what met another transaction. */
export const table = (): DynamoDBDocumentClient => {
  client ??= triesAgain(
    DynamoDBDocumentClient.from(new DynamoDBClient({}), {
      marshallOptions: { removeUndefinedValues: true },
    }),
  );
  return client;
};

/** The table's name, from the environment. */
export const tableName = (): string => {
  name ??= readSettings({ TABLE_NAME: z.string().min(1) }).TABLE_NAME;
  return name;
};
