import { beforeAll, expect, test } from "vitest";
import { addStage } from "../../infra/jalon.ts";
import {
  at,
  entryOf,
  listAt,
  type Resource,
  type Synthesis,
  stage,
  synthesize,
  target,
} from "./synthesized.ts";

let synthesis: Synthesis;
let queues: readonly Resource[];
let mappings: readonly Resource[];
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
  queues = synthesis.of("AWS::SQS::Queue");
  mappings = synthesis.of("AWS::Lambda::EventSourceMapping");
}, 180_000);

const deadLettersOf = ({ properties }: Resource) =>
  target(at(properties, "RedrivePolicy", "deadLetterTargetArn"));
const byId = (id: string | undefined): Resource | undefined =>
  synthesis.resources.find((resource) => resource.id === id);
const isStream = ({ properties }: Resource): boolean =>
  at(properties, "EventSourceArn", "Fn::GetStackOutput") !== undefined;

test("every queue has dead letters, or holds them and rings at the first", () => {
  const holding = new Set(queues.map(deadLettersOf));
  const ringing = synthesis
    .of("AWS::CloudWatch::Alarm")
    .filter(({ properties }) => properties.MetricName === "ApproximateNumberOfMessagesVisible")
    .map(({ properties }) => target(at(properties, "Dimensions", 0, "Value")));
  const ends = queues.filter((queue) => deadLettersOf(queue) === undefined);
  expect(ends).toHaveLength(7);
  for (const queue of ends) expect(ringing).toContain(queue.id);
  const missed = synthesis
    .of("AWS::Scheduler::Schedule")
    .map(({ properties }) => target(at(properties, "Target", "DeadLetterConfig", "Arn")));
  for (const queue of ends) expect([...holding, ...missed]).toContain(queue.id);
});

test("every queue is encrypted and refuses plain HTTP", () => {
  const policies = synthesis.of("AWS::SQS::QueuePolicy");
  for (const queue of queues) {
    expect(queue.properties.SqsManagedSseEnabled).toBe(true);
    const policy = policies.find(
      ({ properties }) => target(at(properties, "Queues", 0)) === queue.id,
    );
    expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
  }
});

test("a message is given again only when its function is surely over: six times its timeout", () => {
  const onQueues = mappings.filter((mapping) => !isStream(mapping));
  expect(onQueues).toHaveLength(6);
  for (const { properties } of onQueues) {
    const queue = byId(target(properties.EventSourceArn));
    const fn = byId(target(properties.FunctionName));
    expect(queue?.properties.VisibilityTimeout).toBe(6 * Number(fn?.properties.Timeout));
    expect(properties.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
    expect(at(properties, "ScalingConfig", "MaximumConcurrency")).toBeGreaterThanOrEqual(2);
    expect(at(queue?.properties, "RedrivePolicy", "maxReceiveCount")).toBe(5);
  }
});

test("exactly two functions read the stream, states only, and lose nothing by a record that fails", () => {
  const readers = mappings.filter(isStream);
  const names = readers.map(({ properties }) => {
    const fn = byId(target(properties.FunctionName));
    return fn && entryOf(synthesis, fn);
  });
  expect(names.sort()).toEqual(["project", "relay"]);
  for (const { properties } of readers) {
    expect(properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 6 * 3600,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    expect(JSON.stringify(properties.DestinationConfig)).toContain("FailuresBucketArn");
    const pattern = JSON.parse(String(at(properties, "FilterCriteria", "Filters", 0, "Pattern")));
    expect(pattern).toEqual({ dynamodb: { Keys: { sk: { S: [{ prefix: "1#STATE#" }] } } } });
  }
});

test("what a reader gives up rings: its mapping counts, and the alarm listens to that mapping", () => {
  const alarms = synthesis
    .of("AWS::CloudWatch::Alarm")
    .filter(
      ({ properties }) => properties.MetricName === "OnFailureDestinationDeliveredEventCount",
    );
  const heard = alarms.map(({ properties }) => {
    expect(properties.Dimensions).toMatchObject([{ Name: "EventSourceMappingUUID" }]);
    return target(at(properties, "Dimensions", 0, "Value"));
  });
  const readers = mappings.filter(isStream);
  expect(heard.sort()).toEqual(readers.map(({ id }) => id).sort());
  for (const { properties } of readers)
    expect(properties.MetricsConfig).toEqual({ Metrics: ["EventCount"] });
});

/** The hours at which a cron expression runs; a rate knows no hour. */
const hoursOf = (expression: string): string[] =>
  expression.startsWith("cron(") ? (expression.slice(5).split(" ")[1] ?? "").split(",") : [];

test("no job is due between 02:00 and 03:00, an hour that one day of spring lacks", () => {
  const schedules = synthesis.of("AWS::Scheduler::Schedule");
  expect(schedules.length).toBeGreaterThan(0);
  for (const { properties } of schedules) {
    expect(properties.ScheduleExpressionTimezone).toBe("Europe/Paris");
    const hours = hoursOf(String(properties.ScheduleExpression));
    for (const hour of hours) expect(hour).toMatch(/^\d+$/);
    expect(hours).not.toContain("2");
    expect(hours).not.toContain("02");
    expect(at(properties, "Target", "Input")).toContain("<aws.scheduler.scheduled-time>");
  }
});

test("of a file its key, version and verdict are told, of a mail its claim and fate: nothing more", () => {
  const templates = synthesis
    .of("AWS::Events::Rule")
    .flatMap(({ properties }) => listAt(properties, "Targets"))
    .map((each) => at(each, "InputTransformer", "InputTemplate"))
    .filter((each) => each !== undefined)
    .map((each) => String(each).replaceAll(/<[^>]+>/g, '"…"'));
  expect(templates.map((each) => Object.keys(JSON.parse(each)))).toEqual([
    ["kind", "key", "version"],
    ["kind", "key", "version", "verdict"],
    ["outcome", "claim", "at"],
  ]);
});
