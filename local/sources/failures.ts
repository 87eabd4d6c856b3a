/** Where records of a stream go that no try could hand over: a file in the bucket that the mapping names. */
import { randomBytes } from "node:crypto";
import type { Objects } from "../doors/objects.ts";
import type { BucketSpec } from "../provision.ts";
import type { KeepFailure } from "./streams.ts";

/** Writes each failure under the key that Lambda gives it (« Retaining discarded batches », DynamoDB streams). */
export function failuresIn(buckets: readonly BucketSpec[], objects: Objects): KeepFailure {
  return async (mapping, content) => {
    const bucket = buckets.find(({ arn }) => arn === mapping.failuresArn);
    if (!bucket) return;
    const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", ".");
    const day = stamp.slice(0, 10).replaceAll("-", "/");
    const name = `${stamp}-${randomBytes(8).toString("hex")}`;
    const key = `aws/lambda/${mapping.id}/shardId-local/${day}/${name}`;
    await objects.put(bucket, key, Buffer.from(JSON.stringify(content)), {});
  };
}
