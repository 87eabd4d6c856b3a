import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { callsOf, log } from "../log.ts";

/** Which message, and when: a message delivered again has the same id. */
export type Delivery = { readonly messageId: string; readonly now: string };

/** An outcome that no retry would change (asked twice, late, withdrawn meanwhile) is done; any other refusal is not. */
export const doneUnless = (result: unknown, needless: readonly string[]): void => {
  if (isRefusal(result) && !needless.includes(result.code)) throw new UnexpectedRefusal(result);
};

/** A refusal that the queue did not expect: the message comes again, then lies among the dead letters. */
export class UnexpectedRefusal extends Error {
  override readonly name = "UnexpectedRefusal";
  readonly refusal: string;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal.code;
  }
}

/** A surprise by its code and place: its words may hold data. */
const logSurprise = (code: string, record: SQSRecord, error: unknown): void => {
  const known = error instanceof Error ? error : undefined;
  log("error", {
    code,
    message: record.messageId,
    name: known?.name ?? "unknown",
    ...(error instanceof UnexpectedRefusal && { refusal: error.refusal }),
    place: callsOf(error),
  });
};

/**
 * The handler of a queue: each message is parsed, then done; those that fail, and they alone, come back. A message that
 * cannot be read fails too, so that it ends among the dead letters and rings.
 */
export const consume =
  <Schema extends z.ZodType>(
    name: string,
    schema: Schema,
    work: (message: z.infer<Schema>, delivery: Delivery) => Promise<void>,
  ) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      try {
        const message = schema.parse(JSON.parse(record.body));
        await work(message, { messageId: record.messageId, now: new Date().toISOString() });
      } catch (error) {
        logSurprise(`${name}.failed`, record, error);
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    log("info", {
      code: `${name}.done`,
      messages: event.Records.length,
      failed: batchItemFailures.length,
    });
    return { batchItemFailures };
  };
