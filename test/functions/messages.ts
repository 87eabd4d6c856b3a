import { randomUUID } from "node:crypto";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { loadDossier } from "../../functions/adapters/table/load.ts";
import { type Outgoing, outgoing, type QueueName } from "../../functions/stream/outbox.ts";
import type { Step } from "../domain/given.ts";
import { happened } from "./happened.ts";

type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>;

const workers: Readonly<Record<Exclude<QueueName, "mail">, () => Promise<{ handler: Handler }>>> = {
  "eligibility-check": () => import("../../functions/queue/eligibility-check.ts"),
  "document-uploaded": () => import("../../functions/queue/document-uploaded.ts"),
  batch: () => import("../../functions/queue/batch.ts"),
  print: () => import("../../functions/queue/print.ts"),
};

/** Delivers messages to the worker of a queue, in one batch; gives the places of those that failed. */
export const deliver = async (
  queue: keyof typeof workers,
  ...messages: readonly unknown[]
): Promise<readonly number[]> => {
  const ids: readonly string[] = messages.map(() => randomUUID());
  const Records = messages.map((message, place) => ({
    messageId: ids[place] ?? "",
    body: typeof message === "string" ? message : JSON.stringify(message),
  }));
  const { handler } = await workers[queue]();
  const { batchItemFailures } = await handler({ Records } as SQSEvent);
  return batchItemFailures.map(({ itemIdentifier }) => ids.indexOf(itemIdentifier));
};

/** The messages that a dossier's last commands ask for, as the relay would send them. */
export const askedBy = async (id: string): Promise<readonly Outgoing[]> => {
  const { dossier } = await loadDossier(id);
  return dossier.states.flatMap(({ kind, id: state, last }) =>
    last.flatMap(({ n, type, data }) =>
      outgoing({ dossier: id, kind, id: state, n, type, data: data as Record<string, unknown> }),
    ),
  );
};

/** Those of one queue. */
export const askedOf = async (queue: QueueName, id: string) =>
  (await askedBy(id)).filter((one) => one.queue === queue).map(({ message }) => message);

/** Given these steps of a story in a dossier of the table. */
export const lived = async (id: string, steps: readonly Step[]): Promise<void> => {
  for (const [index, step] of steps.entries())
    await happened(id, [{ kind: step.kind, id: step.id ?? step.kind, events: step.events }], {
      at: step.at ?? `2026-11-01T08:00:${String(index).padStart(2, "0")}.000Z`,
      by: step.by ?? "claire",
    });
};

/** The same person in another dossier: a human being of their own. */
export const asPerson = (steps: readonly Step[], personId: string): readonly Step[] =>
  steps.map((step) =>
    step.kind === "person"
      ? {
          ...step,
          events: step.events.map((event) =>
            event.type === "person-registered"
              ? { ...event, data: { ...(event.data as object), personId } }
              : event,
          ),
        }
      : step,
  );
