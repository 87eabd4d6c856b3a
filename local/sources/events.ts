/** Events of the platform: uploads and scan verdicts go through the template's rules to their targets. */
import { randomUUID } from "node:crypto";
import type { Assembly, Resource } from "../assembly.ts";
import type { Bell } from "../bell.ts";
import type { Clock } from "../clockwork.ts";
import type { Objects, Written } from "../doors/objects.ts";
import { sqs } from "../engine-calls.ts";
import type { Functions } from "../functions/pool.ts";
import { account, region } from "../identity.ts";
import { at, type Json, record, records, text, texts } from "../json.ts";
import { mayInvoke, maySend } from "../permissions.ts";
import type { BucketSpec, QueueSpec } from "../provision.ts";
import { invokeLater } from "./later.ts";
import { fits } from "./pattern.ts";

/** The test file that every antivirus recognises (eicar.org). */
const eicar = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

/** Says what happened to an object that was written: its creation, then the verdict of the malware scan. */
export function objectEvents(options: {
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly engine: string;
  readonly queues: readonly QueueSpec[];
  readonly buckets: readonly BucketSpec[];
  readonly objects: Objects;
  readonly clock: Clock;
  /** Rung when a message was sent. */
  readonly bell: Bell;
  readonly say: (line: string) => void;
}): (object: Written) => void {
  const { assembly, functions, engine, queues, buckets, objects, clock, bell, say } = options;
  const rules = assembly
    .ofType("AWS::Events::Rule")
    .filter(({ properties }) => properties.State !== "DISABLED");
  const scanned = assembly
    .ofType("AWS::GuardDuty::MalwareProtectionPlan")
    .map(({ properties }) => ({
      bucket: text(at(properties, "ProtectedResource", "S3Bucket", "BucketName")),
      prefixes: texts(at(properties, "ProtectedResource", "S3Bucket", "ObjectPrefixes")),
    }));

  async function publish(event: Json): Promise<void> {
    for (const rule of rules.filter(({ properties }) => fits(properties.EventPattern, event)))
      for (const target of records(rule.properties.Targets)) await deliver(rule, target, event);
  }

  async function deliver(rule: Resource, target: Json, event: Json): Promise<void> {
    const arn = text(target.Arn);
    const ruleArn = assembly.attribute(rule, "Arn");
    const input = inputOf(target, event);
    const queue = queues.find((each) => each.arn === arn);
    const fn = functions.byArn(arn);
    if (queue && maySend(assembly, queue.url, arn, "events.amazonaws.com", ruleArn)) {
      await sqs(engine, "SendMessage", { QueueUrl: queue.url, MessageBody: input });
      bell.ring();
    } else if (fn && mayInvoke(assembly, fn.resource, "events.amazonaws.com", ruleArn))
      invokeLater(assembly, functions, fn, JSON.parse(input), say);
    else say(`${rule.id}: its target ${arn} does not let it in, or is not served locally`);
  }

  const envelope = (source: string, type: string, resource: string, detail: Json): Json => ({
    version: "0",
    id: randomUUID(),
    "detail-type": type,
    source,
    account,
    time: clock.now().toISOString().replace(/\.\d+/, ""),
    region,
    resources: [resource],
    detail,
  });

  async function announce(object: Written, bucket: BucketSpec): Promise<void> {
    const { key, size, etag, version } = object;
    const created = envelope("aws.s3", "Object Created", bucket.arn, {
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
    });
    if (bucket.events) await publish(created);
    const plan = scanned.find((each) => each.bucket === bucket.name);
    if (!plan || (plan.prefixes.length > 0 && !plan.prefixes.some((each) => key.startsWith(each))))
      return;
    const stored = await objects.read(bucket, key, version, "GET", undefined);
    const infected = Buffer.from(await stored.arrayBuffer()).includes(eicar);
    const scan = envelope(
      "aws.guardduty",
      "GuardDuty Malware Protection Object Scan Result",
      bucket.arn,
      {
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
      },
    );
    await publish(scan);
  }

  return (object) => {
    const bucket = buckets.find(({ name }) => name === object.bucket);
    if (bucket) announce(object, bucket).catch((error: unknown) => say(`events: ${error}`));
  };
}

/** What a target receives: the event, a part of it, or what its input transformer makes of it. */
function inputOf(target: Json, event: Json): string {
  const { Input, InputPath, InputTransformer } = target;
  if (Input !== undefined) return text(Input);
  if (InputPath !== undefined) return JSON.stringify(valueAt(event, text(InputPath)) ?? null);
  if (InputTransformer === undefined) return JSON.stringify(event);
  const { InputPathsMap, InputTemplate } = record(InputTransformer);
  const values = new Map(
    Object.entries(record(InputPathsMap)).map(([name, path]) => [name, valueAt(event, text(path))]),
  );
  return filled(text(InputTemplate), values);
}

/** Placeholders between quotes become plain text, the others JSON (EventBridge User Guide, « Input transformation »). */
function filled(template: string, values: ReadonlyMap<string, unknown>): string {
  let isQuoted = false;
  return template.replaceAll(/\\.|"|<([\w-]+)>/g, (part, name: string | undefined) => {
    if (part === '"') isQuoted = !isQuoted;
    if (name === undefined || !values.has(name)) return part;
    const written = JSON.stringify(values.get(name) ?? "");
    return isQuoted ? written.replace(/^"(.*)"$/s, "$1") : written;
  });
}

function valueAt(event: Json, path: string): unknown {
  return at(
    event,
    ...path
      .replace(/^\$\.?/, "")
      .split(".")
      .filter(Boolean),
  );
}
