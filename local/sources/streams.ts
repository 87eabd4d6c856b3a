/** The table's stream to functions: filters, retries, bisection, a file for what fails, and a checkpoint kept on disk. */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Assembly } from "../assembly.ts";
import type { Bell } from "../bell.ts";
import { streams } from "../engine-calls.ts";
import type { FaultSwitch } from "../faults.ts";
import type { Functions } from "../functions/pool.ts";
import type { Outcome } from "../functions/worker.ts";
import { region } from "../identity.ts";
import { at, type Json, number, records, text } from "../json.ts";
import type { TableSpec } from "../provision.ts";
import { failedItems, lacking, type Mapping, mappingsOf } from "./mapping.ts";

const rights = ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"];
/** Between two tries of one batch: Lambda waits a little longer each time. */
const backoff = (tries: number) => Math.min(100 * 2 ** tries, 5_000);

/** Milliseconds after which a place in the stream is on disk: who is killed before hands a few records over twice. */
const checkpointDelay = 500;

/** Keeps what failed for good, as `functions/<id>/…` in the bucket of the mapping's destination. */
export type KeepFailure = (mapping: Mapping, content: Json) => Promise<void>;

/** Starts reading the stream for every function that the template maps to it. */
export function readStreams(options: {
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly engine: string;
  readonly tables: readonly TableSpec[];
  readonly directory: string;
  readonly faults: FaultSwitch;
  /** Rings when the table was written to. */
  readonly bell: Bell;
  readonly keepFailure: KeepFailure;
  readonly say: (line: string) => void;
}): { readonly stop: () => Promise<void>; readonly checkpoints: () => Json } {
  const { assembly, functions, engine, tables, directory, faults, bell, keepFailure, say } =
    options;
  const file = join(directory, "checkpoints.json");
  const checkpoints: Record<string, string> = existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : {};
  let running = true;
  let writing: NodeJS.Timeout | undefined;
  const active = new Set<Mapping>();
  // A reader is stopped once it has nothing in hand.
  faults.onChange(async () => {
    while ([...active].some(isStopped)) await pause(10);
  });
  const isStopped = (mapping: Mapping) =>
    faults.state().stopped.some((name) => functions.byName(name) === mapping.fn);
  const loops = mappingsOf(assembly, functions, "dynamodb").flatMap((mapping) => {
    const table = tables.find(({ arn }) => mapping.sourceArn.startsWith(`${arn}/stream/`));
    const missing = lacking(assembly, mapping, rights);
    if (missing.length > 0) say(`${mapping.id}: the function's role lacks ${missing.join(", ")}`);
    return table && missing.length === 0 ? [read(mapping, table)] : [];
  });

  async function read(mapping: Mapping, table: TableSpec): Promise<void> {
    let waiting: readonly Json[] = [];
    while (running) {
      const rings = bell.count();
      try {
        if (isStopped(mapping)) waiting = [];
        else if (waiting.length === 0) waiting = await next(mapping, table);
        const isDone = await handOver(mapping, waiting.slice(0, mapping.batchSize));
        waiting = isDone ? waiting.slice(mapping.batchSize) : [];
        if (waiting.length === 0) await bell.heard(rings, 1_000);
      } catch (error) {
        waiting = [];
        if (running) say(`${mapping.id}: ${error}`);
        await pause(500);
      }
    }
  }

  /** The records after the checkpoint: as many as one call gives, since the engine looks through all of them each time. */
  async function next(mapping: Mapping, table: TableSpec): Promise<readonly Json[]> {
    const shard = await shardOf(engine, table.name);
    if (!shard) return [];
    const after = checkpoints[mapping.id];
    const place = after
      ? { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after }
      : { ShardIteratorType: mapping.fromStart ? "TRIM_HORIZON" : "LATEST" };
    const { ShardIterator } = await streams(engine, "GetShardIterator", { ...shard, ...place });
    const found = await streams(engine, "GetRecords", { ShardIterator, Limit: 1_000 });
    return records(found.Records).map((each) => ({
      ...each,
      awsRegion: region,
      eventSourceARN: mapping.sourceArn,
    }));
  }

  /**
   * Hands records over until each is done, filtered away, too old, or kept as failed. A failed batch is split in two
   * when the mapping bisects, which uses up no try; the lowest number reported as failed is the checkpoint.
   * @returns false when it was abandoned on the way
   */
  async function handOver(mapping: Mapping, batch: readonly Json[]): Promise<boolean> {
    let left = batch;
    let tries = 0;
    while (left.length > 0) {
      if (!running || isStopped(mapping)) return false;
      const [oldest] = left;
      if (oldest && Date.now() - arrival(oldest).getTime() > mapping.maximumAge) {
        await keep(mapping, [oldest], "RecordAgeExceeded", tries);
        left = left.slice(1);
        continue;
      }
      const wanted = left.filter(mapping.wanted);
      const order = faults.state().outOfOrder ? reordered(wanted) : wanted;
      const outcome: Outcome =
        wanted.length > 0 ? await invoke(mapping, order) : { ok: true, value: null };
      const failed = firstFailed(mapping, outcome, left);
      if (failed === undefined) {
        reached(mapping, left.at(-1));
        return true;
      }
      if (failed > 0) reached(mapping, left[failed - 1]);
      left = left.slice(failed);
      tries = failed > 0 ? 1 : tries + 1;
      if (mapping.bisects && left.length > 1) {
        const middle = Math.ceil(left.length / 2);
        if (!(await handOver(mapping, left.slice(0, middle)))) return false;
        left = left.slice(middle);
        tries = 0;
      } else if (tries > mapping.retries) {
        await keep(mapping, left, "RetryAttemptsExhausted", tries);
        return true;
      } else await pause(backoff(tries));
    }
    return true;
  }

  async function invoke(mapping: Mapping, batch: readonly Json[]): Promise<Outcome> {
    active.add(mapping);
    try {
      return await functions.invoke(mapping.fn, { Records: batch });
    } finally {
      active.delete(mapping);
    }
  }

  async function keep(
    mapping: Mapping,
    lost: readonly Json[],
    condition: string,
    tries: number,
  ): Promise<void> {
    say(`${mapping.id}: ${lost.length} record(s) given up (${condition})`);
    await keepFailure(mapping, failureOf(mapping, lost, condition, tries));
    reached(mapping, lost.at(-1));
  }

  function reached(mapping: Mapping, last: Json | undefined): void {
    if (!last) return;
    checkpoints[mapping.id] = numberOf(last);
    writing ??= setTimeout(keepCheckpoints, checkpointDelay);
  }

  function keepCheckpoints(): void {
    clearTimeout(writing);
    writing = undefined;
    writeFileSync(file, JSON.stringify(checkpoints));
  }

  return {
    checkpoints: () => ({ ...checkpoints }),
    stop: async () => {
      running = false;
      bell.ring();
      await Promise.all(loops);
      keepCheckpoints();
    },
  };
}

const numberOf = (record: Json) => text(at(record, "dynamodb", "SequenceNumber"));
const arrival = (record: Json) =>
  new Date(number(at(record, "dynamodb", "ApproximateCreationDateTime"), 0) * 1_000);

/** The place in `batch` of the first record that failed; undefined when all is done. */
function firstFailed(
  mapping: Mapping,
  outcome: Outcome,
  batch: readonly Json[],
): number | undefined {
  if (!outcome.ok) return 0;
  if (!mapping.partial) return undefined;
  const failed = failedItems(outcome.value, batch.map(numberOf));
  if (failed.length === 0) return undefined;
  return batch.findIndex((each) => failed.includes(numberOf(each)));
}

/** Another order between items, the same within each. */
function reordered(batch: readonly Json[]): readonly Json[] {
  const item = (each: Json) => JSON.stringify(at(each, "dynamodb", "Keys"));
  return [...Map.groupBy(batch, item).values()].toReversed().flat();
}

/** What Lambda writes to an S3 destination (« Retaining discarded batches », DynamoDB streams). */
function failureOf(
  mapping: Mapping,
  lost: readonly Json[],
  condition: string,
  tries: number,
): Json {
  const [first = {}, last = first] = [lost[0], lost.at(-1)];
  return {
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.fn.program.arn,
      condition,
      approximateInvokeCount: tries,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: "shardId-local",
      startSequenceNumber: numberOf(first),
      endSequenceNumber: numberOf(last),
      approximateArrivalOfFirstRecord: arrival(first).toISOString(),
      approximateArrivalOfLastRecord: arrival(last).toISOString(),
      batchSize: lost.length,
      streamArn: mapping.sourceArn,
    },
    payload: JSON.stringify({ Records: lost }),
  };
}

type Shard = { readonly StreamArn: string; readonly ShardId: string };
const shards = new Map<string, Shard>();

/** The only shard of a table's stream; undefined before the first write. */
async function shardOf(engine: string, table: string): Promise<Shard | undefined> {
  const place = `${engine}/${table}`;
  const known = shards.get(place);
  if (known) return known;
  const { Streams } = await streams(engine, "ListStreams", { TableName: table });
  const StreamArn = text(at(Streams, 0, "StreamArn"));
  const described = await streams(engine, "DescribeStream", { StreamArn });
  const ShardId = at(described, "StreamDescription", "Shards", 0, "ShardId");
  if (ShardId === undefined) return undefined;
  const shard = { StreamArn, ShardId: text(ShardId) };
  shards.set(place, shard);
  return shard;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
