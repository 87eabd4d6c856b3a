/** What happens to files: their creation, then the verdict of the malware scan. */
import { randomUUID } from "node:crypto";
import type { Assembly } from "../assembly.ts";
import type { Clock } from "../clockwork.ts";
import type { Objects, Written } from "../doors/objects.ts";
import { account } from "../identity.ts";
import { at, text, texts } from "../json.ts";
import type { BucketSpec } from "../provision.ts";
import type { Bus } from "./bus.ts";

/** The test file that every antivirus recognises (eicar.org). */
const eicar = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

/** Says on the bus what happened to an object that was written. */
export function objectEvents(options: {
  readonly assembly: Assembly;
  readonly buckets: readonly BucketSpec[];
  readonly objects: Objects;
  readonly clock: Clock;
  readonly bus: Bus;
}): (object: Written) => void {
  const { assembly, buckets, objects, clock, bus } = options;
  const scanned = assembly
    .ofType("AWS::GuardDuty::MalwareProtectionPlan")
    .map(({ properties }) => ({
      bucket: text(at(properties, "ProtectedResource", "S3Bucket", "BucketName")),
      prefixes: texts(at(properties, "ProtectedResource", "S3Bucket", "ObjectPrefixes")),
    }));

  async function announce(object: Written, bucket: BucketSpec): Promise<void> {
    const { key, size, etag, version } = object;
    const created = {
      version: "0",
      bucket: { name: bucket.name },
      object: {
        key,
        size,
        etag,
        ...(version ? { "version-id": version } : {}),
        sequencer: clock.now().getTime().toString(16).toUpperCase(),
      },
      "request-id": randomUUID(),
      requester: account,
      "source-ip-address": "127.0.0.1",
      reason: "PutObject",
    };
    const resource = bucket.arn;
    if (bucket.events)
      await bus.publish({ source: "aws.s3", type: "Object Created", resource, detail: created });
    const plan = scanned.find((each) => each.bucket === bucket.name);
    if (!plan || (plan.prefixes.length > 0 && !plan.prefixes.some((each) => key.startsWith(each))))
      return;
    const stored = await objects.read(bucket, key, version, "GET", undefined);
    const infected = Buffer.from(await stored.arrayBuffer()).includes(eicar);
    const scan = {
      schemaVersion: "1.0",
      scanStatus: "COMPLETED",
      resourceType: "S3_OBJECT",
      s3ObjectDetails: {
        bucketName: bucket.name,
        objectKey: key,
        eTag: etag,
        versionId: version ?? "",
        s3Throttled: false,
      },
      scanResultDetails: {
        scanResultStatus: infected ? "THREATS_FOUND" : "NO_THREATS_FOUND",
        threats: infected ? [{ name: "EICAR-Test-File (not a virus)" }] : null,
      },
    };
    const type = "GuardDuty Malware Protection Object Scan Result";
    await bus.publish({ source: "aws.guardduty", type, resource, detail: scan });
  }

  return (object) => {
    const bucket = buckets.find(({ name }) => name === object.bucket);
    if (bucket) announce(object, bucket).catch((error: unknown) => bus.say(`events: ${error}`));
  };
}
