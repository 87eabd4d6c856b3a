import { Duration, Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  type Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

export type AlarmSettings = {
  /** Name of the alarm and of its entry in docs/operations.md. */
  readonly name: string;
  /** Who suffers, and of what, while this lasts. */
  readonly impact: string;
  readonly metric: IMetric;
  /** Rings above it; or below it, when absence is what is wrong. */
  readonly above?: number;
  readonly below?: number;
  /** How many periods in a row. */
  readonly periods?: number;
};

/** Where every alarm of a stage is made, so that each says who suffers and where its runbook entry is. */
export class Alerts extends Construct {
  readonly topic: Topic;
  readonly alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, receivers: readonly string[]) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", { enforceSSL: true });
    for (const receiver of receivers) this.topic.addSubscription(new EmailSubscription(receiver));
  }

  /**
   * Adds an alarm. What rings above a limit is quiet without data; what rings below a limit takes silence for the
   * failure that it is.
   */
  add(settings: AlarmSettings): Alarm {
    const { name, impact, metric, above, below, periods = 1 } = settings;
    const absence = below !== undefined;
    const alarm = new Alarm(this, name, {
      alarmName: `${Stack.of(this).stackName}-${name}`,
      alarmDescription: `${impact} Runbook: docs/operations.md#${name}`,
      metric,
      threshold: below ?? above ?? 0,
      comparisonOperator: absence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: absence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    this.alarms.push(alarm);
    return alarm;
  }
}

/** The sum of a metric by five minutes: what most alarms look at. */
export const sumOf = (metric: Metric): Metric =>
  metric.with({ statistic: "Sum", period: Duration.minutes(5) });
