import { Duration } from "aws-cdk-lib";
import { MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { type EventPattern, Rule } from "aws-cdk-lib/aws-events";
import { SnsTopic } from "aws-cdk-lib/aws-events-targets";
import { Construct } from "constructs";
import type { DossierTable } from "./data/table.ts";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";

/** Reads and writes refused for their rate, on the table and on each of its lists: ten metrics, the most an alarm may add. */
const throttlesOf = (table: DossierTable, period: Duration): MathExpression => {
  const places = [{}, ...table.indexes.map((name) => ({ GlobalSecondaryIndexName: name }))];
  const metrics = places.flatMap((place) =>
    ["ReadThrottleEvents", "WriteThrottleEvents"].map(
      (metricName) =>
        new Metric({
          namespace: "AWS/DynamoDB",
          metricName,
          dimensionsMap: { TableName: table.name.text, ...place },
          statistic: Stats.SUM,
          period,
        }),
    ),
  );
  return new MathExpression({
    // What is not throttled says nothing, and a sum with nothing is nothing.
    expression: "SUM(FILL(METRICS(), 0))",
    label: "Throttled",
    usingMetrics: Object.fromEntries(metrics.map((metric, n) => [`m${n}`, metric])),
    period,
  });
};

/** Alarms of what no capability owns: the table, the account's limits, the sender's name, the keys. */
export class Guard extends Construct {
  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    const period = Duration.minutes(5);
    alerts.add({
      name: "table-throttled",
      impact: "The table refuses work for its rate: saving fails after three tries.",
      metric: throttlesOf(data.table, period),
      above: 10,
    });
    alerts.add({
      name: "functions-throttled",
      impact: "The account's concurrent functions are used up: clicks and queues wait or fail.",
      metric: new Metric({
        namespace: "AWS/Lambda",
        metricName: "Throttles",
        statistic: Stats.SUM,
        period,
      }),
      above: 5,
      periods: 2,
    });
    alerts.add({
      name: "mail-bounces",
      impact:
        "Over 4 % of mails bounce: SES puts the sender under review at 5 % and then nobody is told anything.",
      metric: new Metric({
        namespace: "AWS/SES",
        metricName: "Reputation.BounceRate",
        statistic: Stats.AVERAGE,
        period: Duration.hours(1),
      }),
      above: 0.04,
    });
    this.watchKeys(data, alerts);
  }

  /** CloudTrail tells the bus: someone disables or schedules the deletion of one of the two keys. */
  private watchKeys(data: DataStack, alerts: Alerts): void {
    const keys = [data.dataKey, data.documents.kept.key];
    const eventPattern: EventPattern = {
      source: ["aws.kms"],
      detailType: ["AWS API Call via CloudTrail"],
      detail: {
        eventSource: ["kms.amazonaws.com"],
        eventName: ["DisableKey", "ScheduleKeyDeletion"],
        resources: { ARN: keys.map((key) => key.arn.text) },
      },
    };
    const rule = new Rule(this, "KeyAtRisk", {
      description:
        "A key of the data is disabled or to be deleted: all of it becomes unreadable. Runbook: docs/operations.md#key-at-risk",
      eventPattern,
    });
    rule.addTarget(new SnsTopic(alerts.topic));
  }
}
