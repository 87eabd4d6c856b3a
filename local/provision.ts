/** Makes what the template declares on the engines: tables, indexes, queues, buckets. What exists already is kept. */
import type { FauxqsServer } from "fauxqs";
import type { Assembly, Resource } from "./assembly.ts";
import { dynamodb } from "./engine-calls.ts";
import { region } from "./identity.ts";
import { at, isRecord, type Json, records, text } from "./json.ts";

/** A table of the template: its name, the names of its key attributes, the engine's own form of its definition. */
export type TableSpec = {
  readonly name: string;
  readonly arn: string;
  readonly keys: readonly string[];
  readonly definition: Json;
  readonly kmsKey: string | undefined;
};

/** A queue of the template: the name on the engine, the address and ARN that functions know. */
export type QueueSpec = { readonly name: string; readonly url: string; readonly arn: string };

/** A bucket of the template. */
export type BucketSpec = {
  readonly name: string;
  readonly arn: string;
  readonly kmsKey: string | undefined;
  readonly versioned: boolean;
  readonly events: boolean;
  readonly cors: readonly Json[];
};

export function tablesOf(assembly: Assembly): readonly TableSpec[] {
  return assembly.ofType("AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table").map((resource) => {
    const { properties } = resource;
    const stream = properties.StreamSpecification;
    const replica = records(properties.Replicas)[0];
    const kmsKey = at(replica ?? properties, "SSESpecification", "KMSMasterKeyId");
    return {
      name: assembly.ref(resource),
      arn: assembly.attribute(resource, "Arn"),
      keys: records(properties.KeySchema).map((key) => text(key.AttributeName)),
      kmsKey: kmsKey === undefined ? undefined : text(kmsKey),
      definition: {
        TableName: assembly.ref(resource),
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: properties.AttributeDefinitions,
        KeySchema: properties.KeySchema,
        GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
        StreamSpecification: isRecord(stream) ? { StreamEnabled: true, ...stream } : undefined,
      },
    };
  });
}

export function queuesOf(assembly: Assembly): readonly QueueSpec[] {
  return assembly.ofType("AWS::SQS::Queue").map((resource) => ({
    name: assembly.attribute(resource, "QueueName"),
    url: assembly.ref(resource),
    arn: assembly.attribute(resource, "Arn"),
  }));
}

export function bucketsOf(assembly: Assembly): readonly BucketSpec[] {
  const notified = new Set(
    assembly
      .ofType("Custom::S3BucketNotifications")
      .filter(({ properties }) => sendsEvents(properties))
      .map(({ properties }) => text(properties.BucketName)),
  );
  return assembly.ofType("AWS::S3::Bucket").map((resource) => {
    const { properties } = resource;
    const rule = records(
      at(properties, "BucketEncryption", "ServerSideEncryptionConfiguration"),
    )[0];
    const kmsKey = at(rule, "ServerSideEncryptionByDefault", "KMSMasterKeyID");
    return {
      name: assembly.ref(resource),
      arn: assembly.attribute(resource, "Arn"),
      kmsKey: kmsKey === undefined ? undefined : text(kmsKey),
      versioned: at(properties, "VersioningConfiguration", "Status") === "Enabled",
      events: notified.has(assembly.ref(resource)) || sendsEvents(properties),
      cors: records(at(properties, "CorsConfiguration", "CorsRules")),
    };
  });
}

/** EventBridge is on when its configuration is there, be it empty. */
function sendsEvents(properties: Json): boolean {
  const configuration = at(properties, "NotificationConfiguration", "EventBridgeConfiguration");
  return configuration !== undefined && at(configuration, "EventBridgeEnabled") !== false;
}

export async function makeTables(engine: string, tables: readonly TableSpec[]): Promise<void> {
  const existing = await dynamodb(engine, "ListTables", {});
  const names = Array.isArray(existing.TableNames) ? existing.TableNames : [];
  for (const table of tables)
    if (!names.includes(table.name)) await dynamodb(engine, "CreateTable", table.definition);
}

/** Dead-letter queues come first: a redrive policy names one that exists. */
export function makeQueues(server: FauxqsServer, assembly: Assembly): void {
  const queues = assembly.ofType("AWS::SQS::Queue");
  const last = (resource: Resource) => (resource.properties.RedrivePolicy === undefined ? 0 : 1);
  for (const resource of queues.toSorted((one, other) => last(one) - last(other))) {
    const { properties } = resource;
    const names = [
      "VisibilityTimeout",
      "MessageRetentionPeriod",
      "DelaySeconds",
      "ReceiveMessageWaitTimeSeconds",
      "MaximumMessageSize",
      "FifoQueue",
      "ContentBasedDeduplication",
    ];
    const attributes = Object.fromEntries(
      names
        .filter((name) => properties[name] !== undefined)
        .map((name) => [name, text(properties[name])]),
    );
    if (properties.RedrivePolicy !== undefined)
      attributes.RedrivePolicy = JSON.stringify(properties.RedrivePolicy);
    server.createQueue(assembly.attribute(resource, "QueueName"), { region, attributes });
  }
}

export async function makeBuckets(engine: string, buckets: readonly BucketSpec[]): Promise<void> {
  for (const { name, versioned } of buckets) {
    await fetch(`${engine}/${name}`, { method: "PUT" });
    if (versioned) await fetch(`${engine}/${versionsOf(name)}`, { method: "PUT" });
  }
}

/** Where every version of a bucket's objects is kept, as `<key>/<version>`. */
export function versionsOf(bucket: string): string {
  return `${bucket.slice(0, 54)}-versions`;
}
