import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { sendMessages } from "../adapters/queues.ts";
import { log } from "../log.ts";
import { type Outgoing, outgoing } from "./outbox.ts";
import { eventsOf, sequenceOf } from "./record.ts";

type Read = { readonly place: number; readonly messages: readonly Outgoing[] } | undefined;

const read = (record: DynamoDBRecord, place: number): Read => {
  try {
    return { place, messages: eventsOf(record).flatMap(outgoing) };
  } catch (error) {
    log("error", {
      code: "relay.unreadable",
      sequence: sequenceOf(record),
      name: error instanceof Error ? error.name : "unknown",
    });
    return undefined;
  }
};

/**
 * Turns what happened into queue messages: the stream is the outbox (design.md section 4). A record that cannot be read
 * holds back none of its neighbours: their messages leave now, and again when the batch comes back from the lowest
 * number that failed; every consumer takes a message twice. After five tries the record lies in the failures bucket.
 */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const results = event.Records.map(read);
  const messages = results.flatMap((one) =>
    one ? one.messages.map((message) => ({ place: one.place, message })) : [],
  );
  const refused = await sendMessages(messages.map(({ message }) => message));
  const failed = [
    ...results.flatMap((one, place) => (one ? [] : [place])),
    ...refused.flatMap((index) => messages[index]?.place ?? []),
  ];
  log("info", { code: "relay.sent", records: event.Records.length, messages: messages.length });
  if (failed.length === 0) return { batchItemFailures: [] };
  const lowest = event.Records[Math.min(...failed)];
  return {
    batchItemFailures: lowest ? [{ itemIdentifier: sequenceOf(lowest) }] : [],
  };
};
