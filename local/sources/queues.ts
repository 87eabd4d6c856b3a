/** Queues to functions: batches, filters, partial failures; what fails comes back after its visibility timeout. */
import type { Assembly } from "../assembly.ts";
import type { Bells } from "../bell.ts";
import { sqs } from "../engine-calls.ts";
import type { FaultSwitch } from "../faults.ts";
import type { Functions } from "../functions/pool.ts";
import { region } from "../identity.ts";
import { type Json, list, parsed, record, records, text } from "../json.ts";
import type { QueueSpec } from "../provision.ts";
import { failedItems, lacking, type Mapping, mappingsOf } from "./mapping.ts";

const rights = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

/** Milliseconds between two looks at a queue for messages whose visibility timeout has passed. */
const visibilityCheck = 250;

/** Starts reading every queue that the template maps to a function. */
export function readQueues(options: {
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly engine: string;
  readonly queues: readonly QueueSpec[];
  readonly faults: FaultSwitch;
  /** A queue's rings when a message was sent to it. */
  readonly bells: Bells;
  readonly say: (line: string) => void;
}): { readonly stop: () => Promise<void> } {
  const { assembly, functions, engine, queues, faults, bells, say } = options;
  let running = true;
  const active = new Map<Mapping, number>();
  const isStopped = (mapping: Mapping) =>
    faults.state().stopped.some((name) => functions.byName(name) === mapping.fn);
  const count = (mapping: Mapping, more: number) =>
    active.set(mapping, (active.get(mapping) ?? 0) + more);
  // A reader is stopped once it has nothing in hand.
  faults.onChange(async () => {
    while ([...active].some(([mapping, inHand]) => inHand > 0 && isStopped(mapping)))
      await pause(10);
  });
  const loops = mappingsOf(assembly, functions, "sqs").flatMap((mapping) => {
    const queue = queues.find(({ arn }) => arn === mapping.sourceArn);
    const missing = lacking(assembly, mapping, rights);
    if (missing.length > 0) say(`${mapping.id}: the function's role lacks ${missing.join(", ")}`);
    return queue && missing.length === 0 ? [read(mapping, queue)] : [];
  });

  async function read(mapping: Mapping, queue: QueueSpec): Promise<void> {
    const busy = new Set<Promise<void>>();
    const bell = bells.of(queue.name);
    while (running) {
      const rings = bell.count();
      if (isStopped(mapping) || busy.size >= mapping.concurrency) {
        await Promise.race([...busy, pause(100)]);
        continue;
      }
      count(mapping, 1);
      const messages = await receive(mapping, queue).catch(() => []);
      if (messages.length === 0) {
        count(mapping, -1);
        await bell.heard(rings, visibilityCheck);
        continue;
      }
      const work = hand(mapping, queue, messages)
        .catch((error: unknown) => say(`${mapping.id}: ${error}`))
        .finally(() => {
          count(mapping, -1);
          busy.delete(work);
        });
      busy.add(work);
    }
    await Promise.all(busy);
  }

  /** One batch: the engine gives ten at most, and a batching window waits for more. */
  async function receive(mapping: Mapping, queue: QueueSpec): Promise<readonly Json[]> {
    const found: Json[] = [];
    const until = performance.now() + mapping.window;
    do {
      const answer = await sqs(engine, "ReceiveMessage", {
        QueueUrl: queue.url,
        MaxNumberOfMessages: Math.min(10, mapping.batchSize - found.length),
        MessageSystemAttributeNames: ["All"],
        MessageAttributeNames: ["All"],
      });
      found.push(...records(answer.Messages));
      if (found.length === 0) return [];
      if (found.length < mapping.batchSize && mapping.window > 0) await pause(50);
    } while (running && found.length < mapping.batchSize && performance.now() < until);
    return found;
  }

  async function hand(
    mapping: Mapping,
    queue: QueueSpec,
    messages: readonly Json[],
  ): Promise<void> {
    const wanted = messages.filter((each) => mapping.wanted(filterable(each)));
    await remove(
      queue,
      messages.filter((each) => !wanted.includes(each)),
    );
    if (wanted.length === 0) return;
    const event = { Records: wanted.map((each) => recordOf(each, queue.arn)) };
    const outcome = await functions.invoke(mapping.fn, event);
    if (!outcome.ok) return;
    const ids = wanted.map((each) => text(each.MessageId));
    const failed = mapping.partial ? failedItems(outcome.value, ids) : [];
    await remove(
      queue,
      wanted.filter((each) => !failed.includes(text(each.MessageId))),
    );
  }

  async function remove(queue: QueueSpec, messages: readonly Json[]): Promise<void> {
    for (const { ReceiptHandle } of messages)
      await sqs(engine, "DeleteMessage", { QueueUrl: queue.url, ReceiptHandle });
  }

  return {
    stop: async () => {
      running = false;
      bells.ringAll();
      await Promise.all(loops);
    },
  };
}

/** Filters see the body as JSON when it is JSON; a pattern on its fields drops what is not. */
function filterable(message: Json): Json {
  return { ...recordOf(message, ""), body: parsed(text(message.Body)) ?? text(message.Body) };
}

/** One record as Lambda hands it over (Lambda Developer Guide, « Using Lambda with Amazon SQS »). */
export function recordOf(message: Json, eventSourceARN: string): Json {
  const attributes = Object.entries(record(message.MessageAttributes)).map(([name, value]) => {
    const { StringValue, BinaryValue, DataType } = record(value);
    const written = {
      ...(StringValue === undefined ? {} : { stringValue: StringValue }),
      ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
      stringListValues: list(undefined),
      binaryListValues: list(undefined),
      dataType: DataType,
    };
    return [name, written];
  });
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: record(message.Attributes),
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.MD5OfBody,
    eventSource: "aws:sqs",
    eventSourceARN,
    awsRegion: region,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
