import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { startQueues as startEngine } from "../../local/engines.ts";

const names = ["eligibility-check", "document-uploaded", "batch", "print", "mail", "reading"];

/** A real engine with the product's queues, and the environment that the adapters read. */
export const startQueues = async () => {
  const engine = await startEngine();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SQS: engine.address,
    AWS_REGION: "eu-west-3",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
  });
  const client = new SQSClient({});
  const addresses: Record<string, string> = {};
  for (const name of names) {
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: name }));
    // The engine names a host that only a browser resolves.
    const address = engine.address + new URL(String(QueueUrl)).pathname;
    addresses[name] = address;
    process.env[`${name.toUpperCase().replaceAll("-", "_")}_QUEUE_URL`] = address;
  }
  /** Takes every message out of a queue. */
  const drain = async (name: string): Promise<Record<string, unknown>[]> => {
    const QueueUrl = addresses[name];
    const found: Record<string, unknown>[] = [];
    for (;;) {
      const { Messages } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      if (!Messages?.length) return found;
      for (const { Body, ReceiptHandle } of Messages) {
        found.push(JSON.parse(Body ?? "{}"));
        await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  };
  return { drain, stop: engine.stop };
};
