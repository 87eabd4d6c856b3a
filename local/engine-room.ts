/** All engines of one platform, with everything on them that the template declares. */
import type { Assembly } from "./assembly.ts";
import { startFiles, startMail, startQueues } from "./engines.ts";
import {
  type BucketSpec,
  bucketsOf,
  makeBuckets,
  makeQueues,
  makeTables,
  type QueueSpec,
  queuesOf,
  type TableSpec,
  tablesOf,
} from "./provision.ts";
import { startTables } from "./table-engine.ts";

export type EngineRoom = {
  /** Addresses of the engines themselves, behind the doors. */
  readonly dynamodb: string;
  readonly sqs: string;
  readonly s3: string;
  readonly ses: string;
  readonly tables: readonly TableSpec[];
  readonly queues: readonly QueueSpec[];
  readonly buckets: readonly BucketSpec[];
};

/** Starts the engines and makes what is missing on them; each is put on `stops` as soon as it runs. */
export async function startEngines(
  assembly: Assembly,
  directory: string,
  mailPort: number,
  stops: (() => unknown)[],
): Promise<EngineRoom> {
  const running = async <Started extends { readonly stop: () => Promise<void> }>(
    starting: Promise<Started>,
  ): Promise<Started> => {
    const started = await starting;
    stops.push(started.stop);
    return started;
  };
  const dynamodb = await running(startTables(directory));
  const sqs = await running(startQueues());
  const s3 = await running(startFiles(directory));
  const ses = await running(startMail(mailPort));
  const tables = tablesOf(assembly);
  const buckets = bucketsOf(assembly);
  await makeTables(dynamodb.address, tables);
  makeQueues(sqs.server, assembly);
  await makeBuckets(s3.address, buckets);
  return {
    dynamodb: dynamodb.address,
    sqs: sqs.address,
    s3: s3.address,
    ses: ses.address,
    tables,
    queues: queuesOf(assembly),
    buckets,
  };
}
