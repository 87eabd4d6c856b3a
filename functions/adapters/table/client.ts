import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { readSettings } from "../settings.ts";
import { triesAgain } from "./conflicts.ts";

let client: DynamoDBDocumentClient | undefined;
let name: string | undefined;

const newClient = (): DynamoDBDocumentClient => {
  const plain = new DynamoDBClient({});
  // It describes each request and each answer for a log, which no personal data may reach, and which nothing keeps.
  plain.middlewareStack.remove("loggerMiddleware");
  return triesAgain(
    DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } }),
  );
};

/** The table's client, made once a process, on first use. It tries again what met another transaction. */
export const table = (): DynamoDBDocumentClient => {
  client ??= newClient();
  return client;
};

/** The table's name, from the environment. */
export const tableName = (): string => {
  name ??= readSettings({ TABLE_NAME: z.string().min(1) }).TABLE_NAME;
  return name;
};
