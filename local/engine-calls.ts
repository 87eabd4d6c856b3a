/** Calls of the local engines by the platform itself, past every door. */
import { postTo } from "./engine-requests.ts";
import { type Json, parsed, record } from "./json.ts";

/** One call of a JSON protocol (DynamoDB, its streams, SQS). Throws with the engine's own words when refused. */
export async function call(engine: string, target: string, body: unknown): Promise<Json> {
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": target,
    "x-amz-date": "20260101T000000Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-3/local/aws4_request, SignedHeaders=host, Signature=local",
  };
  const answer = await postTo(engine, headers, JSON.stringify(body));
  const said = answer.body.toString("utf8");
  if (answer.status !== 200) throw new Error(`${target}: ${said}`);
  return record(parsed(said));
}

export const dynamodb = (engine: string, operation: string, body: unknown) =>
  call(engine, `DynamoDB_20120810.${operation}`, body);
export const streams = (engine: string, operation: string, body: unknown) =>
  call(engine, `DynamoDBStreams_20120810.${operation}`, body);
export const sqs = (engine: string, operation: string, body: unknown) =>
  call(engine, `AmazonSQS.${operation}`, body);
