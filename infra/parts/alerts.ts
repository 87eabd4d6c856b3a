import { Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
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
    // A topic with a policy of its own loses the one that lets the account's alarms publish: it is said here.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
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
