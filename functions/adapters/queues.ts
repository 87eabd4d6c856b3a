import * as z from "zod";
import { readSettings } from "./settings.ts";
import { callService } from "./wire.ts";

/** A message for a queue, named by the function that empties it: ids only, never personal data. */
export type Message = {
  readonly queue: string;
  readonly message: Readonly<Record<string, string | number>>;
};

/** SQS takes ten messages at a time. */
const mostAtOnce = 10;

const addresses = new Map<string, string>();

/** The address of a queue, from the environment: `mail` is in MAIL_QUEUE_URL. */
const addressOf = (queue: string): string => {
  const name = `${queue.toUpperCase().replaceAll("-", "_")}_QUEUE_URL`;
  const address = addresses.get(queue) ?? readSettings({ [name]: z.url() })[name];
  addresses.set(queue, String(address));
  return String(address);
};

type Placed = { readonly place: number; readonly message: Message["message"] };

const sendSome = async (queue: string, some: readonly Placed[]): Promise<readonly number[]> => {
  const answer = await callService("sqs", "SendMessageBatch", {
    QueueUrl: addressOf(queue),
    Entries: some.map(({ place, message }) => ({
      Id: String(place),
      MessageBody: JSON.stringify(message),
    })),
  });
  return ((answer.Failed ?? []) as readonly { Id: string }[]).map(({ Id }) => Number(Id));
};

/**
 * Sends messages, ten a call.
 *
 * @returns the places (in `messages`) of those that a queue did not take.
 * @throws Error when the environment names no queue for a message.
 */
export const sendMessages = async (messages: readonly Message[]): Promise<readonly number[]> => {
  const placed = messages.map(({ queue, message }, place) => ({ queue, message, place }));
  const failed: number[] = [];
  for (const [queue, own] of Map.groupBy(placed, (one) => one.queue)) {
    for (let start = 0; start < own.length; start += mostAtOnce)
      failed.push(...(await sendSome(queue, own.slice(start, start + mostAtOnce))));
  }
  return failed;
};
