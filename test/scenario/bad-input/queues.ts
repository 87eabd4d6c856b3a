import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect } from "vitest";
import type { QueueName } from "../../../functions/stream/outbox.ts";
import type { House } from "../house.ts";

/** Every queue that the relay feeds. */
export const queueNames: readonly QueueName[] = [
  "eligibility-check",
  "document-uploaded",
  "batch",
  "print",
  "mail",
];

const left = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;

/** What the worker of a queue logged last: why a message of it is not done. */
const lastWordsOf = (name: QueueName, { directory }: House["platform"]): string => {
  const log = join(directory, "logs", `${name}.log`);
  return existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-30).join("\n") : "nothing";
};

/** The queues of a platform as an operator reaches them: to send what nobody would, and to look at the dead letters. */
export const queuesOf = ({ platform, eventually }: House) => {
  const client = new SQSClient({});
  const address = (name: QueueName) =>
    platform.environment[`${name.toUpperCase().replaceAll("-", "_")}_QUEUE_URL`] ?? "";
  const deadLettersOf = async (name: QueueName): Promise<string> => {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: address(name),
        AttributeNames: ["RedrivePolicy"],
      }),
    );
    const target: string = JSON.parse(Attributes?.RedrivePolicy ?? "{}").deadLetterTargetArn;
    return platform.queueUrls.find((url) => target.endsWith(`:${url.split("/").at(-1)}`)) ?? "";
  };
  /** True when nothing is left to do: neither waiting nor in somebody's hands. */
  const isEmpty = async (name: QueueName): Promise<boolean> => {
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: address(name), AttributeNames: [...left] }),
    );
    return left.every((one) => Attributes?.[one] === "0");
  };
  /** The bodies of the dead letters, left where they are. */
  const deadLetters = async (name: QueueName): Promise<readonly string[]> => {
    const { Messages } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: await deadLettersOf(name),
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
      }),
    );
    return (Messages ?? []).map(({ Body }) => Body ?? "");
  };
  return {
    isEmpty,
    deadLetters,
    /** Waits until every message was dealt with, and none of them rang. */
    quiet: (): Promise<void> =>
      eventually(async () => {
        for (const name of queueNames) {
          const isDone = await isEmpty(name);
          const said = isDone || lastWordsOf(name, platform);
          expect(isDone, `${name} is empty; its worker logged:\n${said}`).toBe(true);
          expect(await deadLetters(name)).toEqual([]);
        }
      }, 20_000),
    send: (name: QueueName, message: unknown) =>
      client.send(
        new SendMessageCommand({
          QueueUrl: address(name),
          MessageBody: typeof message === "string" ? message : JSON.stringify(message),
        }),
      ),
    /** What failed comes back after a second, not after minutes: no test can wait for five of those. */
    hurry: (name: QueueName) =>
      client.send(
        new SetQueueAttributesCommand({
          QueueUrl: address(name),
          Attributes: { VisibilityTimeout: "1" },
        }),
      ),
  };
};
