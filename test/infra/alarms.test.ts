import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../../infra/bundle.ts";
import { addStage } from "../../infra/jalon.ts";
import {
  at,
  type Json,
  listAt,
  type Resource,
  type Synthesis,
  stage,
  synthesize,
  target,
} from "./synthesized.ts";

let synthesis: Synthesis;
let alarms: readonly Resource[];
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
  alarms = synthesis.of("AWS::CloudWatch::Alarm");
}, 180_000);

const runbook = readFileSync(join(root, "docs/operations.md"), "utf8");
const link = /Runbook: docs\/operations\.md#([a-z0-9-]+)$/;
const described = () => [...alarms, ...synthesis.of("AWS::Events::Rule")];
const entriesNamed = () =>
  described().flatMap(({ properties }) => {
    const text = String(at(properties, "AlarmDescription") ?? at(properties, "Description"));
    return link.exec(text)?.[1] ?? [];
  });

test("every alarm says who suffers, where its entry is, and tells somebody", () => {
  expect(alarms.length).toBeGreaterThanOrEqual(10);
  for (const { id, properties } of alarms) {
    expect(properties.AlarmDescription, id).toMatch(/^.{30,} Runbook: /);
    expect(properties.AlarmDescription, id).toMatch(link);
    expect(listAt(properties, "AlarmActions"), id).toHaveLength(1);
  }
});

/** Who speaks to a topic, by the kind of what names it. */
const speakers: Readonly<Record<string, string>> = {
  "AWS::CloudWatch::Alarm": "cloudwatch.amazonaws.com",
  "AWS::Events::Rule": "events.amazonaws.com",
};

test("whoever is to ring may ring: the topic's policy lets every service that names it publish", () => {
  const topics = synthesis.of("AWS::SNS::Topic");
  expect(topics.length).toBeGreaterThan(0);
  for (const topic of topics) {
    // The services have no right on a key: an encrypted topic would need one that names them.
    expect(topic.properties.KmsMasterKeyId, topic.id).toBeUndefined();
    const names = synthesis.resources.filter(
      ({ type, properties }) =>
        !["AWS::SNS::TopicPolicy", "AWS::SNS::Subscription"].includes(type) &&
        JSON.stringify(properties).includes(`{"Ref":"${topic.id}"}`),
    );
    const needed = new Set(names.map(({ type }) => speakers[type] ?? `nobody said for ${type}`));
    expect([...needed].sort()).toEqual(Object.values(speakers).sort());
    const allowed = synthesis
      .of("AWS::SNS::TopicPolicy")
      .filter(({ properties }) =>
        listAt(properties, "Topics").some((each) => target(each) === topic.id),
      )
      .flatMap(({ properties }) => listAt(properties, "PolicyDocument", "Statement"))
      .filter(
        (statement) =>
          at(statement, "Effect") === "Allow" && at(statement, "Action") === "sns:Publish",
      )
      .map((statement) => String(at(statement, "Principal", "Service")));
    expect(allowed).toEqual(expect.arrayContaining([...needed]));
  }
});

/**
 * What AWS publishes, and by which dimensions: an alarm on another set of dimensions never has a value, and never rings.
 * DynamoDB: metrics-dimensions.html; Lambda: monitoring-metrics-types.html; API Gateway: api-gateway-metrics-and-dimensions.html;
 * SQS: sqs-available-cloudwatch-metrics.html; SES: monitor-sender-reputation-cloudwatch.html.
 */
const published: Readonly<Record<string, readonly string[]>> = {
  "AWS/DynamoDB ReadThrottleEvents": ["TableName", "GlobalSecondaryIndexName+TableName"],
  "AWS/DynamoDB WriteThrottleEvents": ["TableName", "GlobalSecondaryIndexName+TableName"],
  "AWS/Lambda Errors": ["", "FunctionName"],
  "AWS/Lambda Invocations": ["", "FunctionName"],
  "AWS/Lambda Throttles": ["", "FunctionName"],
  "AWS/Lambda IteratorAge": ["FunctionName"],
  "AWS/Lambda OnFailureDestinationDeliveredEventCount": ["EventSourceMappingUUID"],
  "AWS/ApiGateway 5XXError": ["ApiName+Stage", "ApiName"],
  "AWS/ApiGateway Latency": ["ApiName+Stage", "ApiName"],
  "AWS/SQS ApproximateNumberOfMessagesVisible": ["QueueName"],
  "AWS/SES Reputation.BounceRate": [""],
};

/** Metrics of an alarm: its own, or those that its expression adds. */
const metricsOf = ({ properties }: Resource): readonly Json[] => {
  const sum = listAt(properties, "Metrics").flatMap(
    (each) => at(each, "MetricStat", "Metric") ?? [],
  );
  return sum.length > 0 ? sum : [properties];
};

test("every alarm looks at a metric that exists, by dimensions that it has", () => {
  for (const alarm of alarms) {
    const metrics = metricsOf(alarm);
    // The most that CloudWatch adds in one alarm.
    expect(metrics.length, alarm.id).toBeLessThanOrEqual(10);
    for (const metric of metrics) {
      const namespace = String(at(metric, "Namespace"));
      const dimensions = listAt(metric, "Dimensions").map((each) => String(at(each, "Name")));
      // Ours are made by metric filters, without dimensions.
      const known = namespace.startsWith("Jalon/")
        ? [""]
        : published[`${namespace} ${at(metric, "MetricName")}`];
      expect(known, `${alarm.id}: ${JSON.stringify(metric)}`).toContain(
        dimensions.sort().join("+"),
      );
    }
  }
});

test("the table's alarm hears reads and writes of the table and of each of its lists", () => {
  const [table] = synthesis.of("AWS::DynamoDB::Table");
  const lists = listAt(table?.properties, "GlobalSecondaryIndexes").map((each) =>
    String(at(each, "IndexName")),
  );
  const alarm = alarms.find(({ properties }) =>
    String(properties.AlarmName).endsWith("table-throttled"),
  );
  const heard = (alarm ? metricsOf(alarm) : []).map((metric) => {
    const place = listAt(metric, "Dimensions").find(
      (each) => at(each, "Name") === "GlobalSecondaryIndexName",
    );
    return `${at(metric, "MetricName")} ${at(place, "Value") ?? "table"}`;
  });
  const expected = ["table", ...lists].flatMap((place) => [
    `ReadThrottleEvents ${place}`,
    `WriteThrottleEvents ${place}`,
  ]);
  expect(heard.sort()).toEqual(expected.sort());
});

/** The alarms' part of the runbook: one `###` an alarm. */
const part = runbook.slice(runbook.indexOf("## Alarms"));
const sections = part.split(/^### /m).slice(1);
const titles = sections.map((section) => section.slice(0, section.indexOf("\n")).trim());

test("each alarm has its entry in the runbook, and each entry its alarm", () => {
  expect(titles.toSorted()).toEqual([...new Set(entriesNamed())].sort());
});

test.each(titles)(
  "the entry %s says what it means, where to look, how to repair, when not to",
  (title) => {
    const section = sections[titles.indexOf(title)];
    for (const heading of ["**Meaning.**", "**Look.**", "**Repair.**", "**Not when.**"]) {
      expect(section).toContain(heading);
    }
  },
);

test("an absence rings: a night without figures, an hour without a sweep", () => {
  const absent = alarms.filter(({ properties }) => properties.TreatMissingData === "breaching");
  const names = absent.map(({ properties }) => String(properties.AlarmName));
  expect(names.sort()).toEqual(["demo-app-attainment-missing", "demo-app-sweeper-missing"]);
  const figures = absent.find(({ properties }) =>
    String(properties.AlarmName).includes("attainment"),
  );
  // From the end of the run's hour (04:00) to 06:00 on the next day; CloudWatch evaluates seven days at most.
  expect(figures?.properties).toMatchObject({ Period: 3600, EvaluationPeriods: 26 });
});

test("what a function says of its outcome is what an alarm counts", () => {
  const codes = synthesis.of("AWS::Logs::MetricFilter").map(({ properties }) => {
    const metric = at(properties, "MetricTransformations", 0, "MetricName");
    expect(properties.FilterPattern).toContain(`$.code = "${metric}"`);
    return String(metric);
  });
  expect(codes.sort()).toEqual([
    "attainment.finished",
    "mail.fate-unknown",
    "mail.returned",
    "sweep.found",
  ]);
  const said = [
    "schedule/attainment.ts",
    "queue/mail.ts",
    "queue/mail/outcome.ts",
    "schedule/sweeper.ts",
  ]
    .map((file) => readFileSync(join(root, "functions", file), "utf8"))
    .join("");
  for (const code of codes) expect(said).toContain(`"${code}"`);
});

test("one dashboard shows every alarm", () => {
  const [dashboard, ...others] = synthesis.of("AWS::CloudWatch::Dashboard");
  expect(others).toEqual([]);
  const body = JSON.stringify(dashboard?.properties.DashboardBody);
  for (const { id } of alarms) expect(body).toContain(`"${id}"`);
});
