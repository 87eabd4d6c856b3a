import { Duration } from "aws-cdk-lib";
import { EventSourceMapping, type Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { EntryName } from "../entries.ts";
import type { Alerts } from "./alerts.ts";
import { JalonFunction } from "./function.ts";
import { acknowledge } from "./nag.ts";

export type QueueSettings = {
  /** Name of the queue's work: the function that does it. */
  readonly entry: EntryName;
  readonly description: string;
  readonly timeout: number;
  readonly memory?: number;
  /** How many run at a time; at least 2 (SQS). */
  readonly concurrency: number;
  readonly batch: number;
  /** Who suffers, and of what, when messages fail. */
  readonly impact: string;
};

const encrypted = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** Dead letters wait two weeks, the longest that SQS keeps, and ring at the first. */
export const deadLetters = (
  scope: Construct,
  id: string,
  name: string,
  impact: string,
  alerts: Alerts,
): Queue => {
  const queue = new Queue(scope, id, { ...encrypted, retentionPeriod: Duration.days(14) });
  acknowledge(queue, { "AwsSolutions-SQS3": "This queue is itself where dead letters go." });
  alerts.add({
    name,
    impact,
    metric: queue.metricApproximateNumberOfMessagesVisible({
      statistic: "Maximum",
      period: Duration.minutes(5),
    }),
    above: 0,
  });
  return queue;
};

/** A queue, the function that empties it, its dead letters and their alarm. Messages hold ids, never personal data. */
export class JalonQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly worker: JalonFunction;
  private readonly setting: string;

  constructor(scope: Construct, id: string, settings: QueueSettings, alerts: Alerts) {
    super(scope, id);
    const { entry, impact, timeout, concurrency, batch } = settings;
    this.setting = `${entry.toUpperCase().replaceAll("-", "_")}_QUEUE_URL`;
    this.worker = new JalonFunction(this, "Function", settings);
    this.deadLetters = deadLetters(this, "DeadLetters", `${entry}-dead-letters`, impact, alerts);
    this.queue = new Queue(this, "Queue", {
      ...encrypted,
      visibilityTimeout: Duration.seconds(6 * timeout),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    new EventSourceMapping(this, "Mapping", {
      target: this.worker,
      eventSourceArn: this.queue.queueArn,
      batchSize: batch,
      maxConcurrency: concurrency,
      reportBatchItemFailures: true,
    });
    this.queue.grantConsumeMessages(this.worker);
  }

  /** Lets a function send to this queue, and tells it the address. */
  grantSend(fn: LambdaFunction): void {
    this.queue.grant(fn, "sqs:SendMessage");
    fn.addEnvironment(this.setting, this.queue.queueUrl);
  }
}
