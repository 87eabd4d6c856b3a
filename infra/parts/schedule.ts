import { Stack } from "aws-cdk-lib";
import { Grant, PrincipalWithConditions, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type FunctionSettings, JalonFunction } from "./function.ts";

export type ScheduledSettings = FunctionSettings & {
  /** `cron(…)` or `rate(…)`, in Paris; never between 02:00 and 03:00, an hour that one day a year lacks. */
  readonly when: string;
  readonly missed: Queue;
};

/** A function that a clock starts. It is told the instant it was due, so that a late run works for the right day. */
export class ScheduledFunction extends Construct {
  readonly job: JalonFunction;

  constructor(scope: Construct, id: string, settings: ScheduledSettings) {
    super(scope, id);
    const { description, when, missed } = settings;
    this.job = new JalonFunction(this, "Function", settings);
    const role = new Role(this, "Role", {
      assumedBy: new PrincipalWithConditions(new ServicePrincipal("scheduler.amazonaws.com"), {
        StringEquals: { "aws:SourceAccount": Stack.of(this).account },
      }),
    });
    Grant.addToPrincipal({
      grantee: role,
      actions: ["lambda:InvokeFunction"],
      resourceArns: [this.job.functionArn],
    });
    missed.grant(role, "sqs:SendMessage");
    new CfnSchedule(this, "Schedule", {
      description,
      scheduleExpression: when,
      scheduleExpressionTimezone: "Europe/Paris",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: this.job.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ due: "<aws.scheduler.scheduled-time>" }),
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
        deadLetterConfig: { arn: missed.queueArn },
      },
    });
  }
}
