import { Duration } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  MetricType,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { FailureStore } from "../data/facts.ts";
import type { DossierTable } from "../data/table.ts";
import type { Alerts } from "./alerts.ts";
import { type FunctionSettings, JalonFunction } from "./function.ts";

export type StreamReaderSettings = FunctionSettings & {
  readonly batch: number;
  /** Who suffers, and of what, while records wait or fail. */
  readonly impact: string;
};

// States only: they carry the events of the last command, and DynamoDB keeps the order of one item's records.
const states = FilterCriteria.filter({
  dynamodb: { Keys: { sk: { S: FilterRule.beginsWith("1#STATE#") } } },
});

/** One of the two readers of the table's stream (a third may be throttled): five tries, halves, then a file in S3. */
export class StreamReader extends Construct {
  readonly reader: JalonFunction;
  readonly iteratorAge: Metric;

  constructor(
    scope: Construct,
    id: string,
    settings: StreamReaderSettings,
    table: DossierTable,
    failures: FailureStore,
    alerts: Alerts,
  ) {
    super(scope, id);
    const { entry, impact } = settings;
    this.reader = new JalonFunction(this, "Function", settings);
    table.grantStream(this.reader);
    failures.grantKeep(this.reader);
    const mapping = new EventSourceMapping(this, "Mapping", {
      target: this.reader,
      eventSourceArn: table.streamArn.text,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: settings.batch,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      filters: [states],
      onFailure: { bind: () => ({ destination: failures.kept.arn.text }) },
      supportS3OnFailureDestination: true,
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    // Lambda proves the rights when it makes the mapping.
    mapping.node.addDependency(this.reader.ownRole);

    this.iteratorAge = this.reader.metric("IteratorAge", {
      statistic: Stats.MAXIMUM,
      period: Duration.minutes(5),
    });
    alerts.add({
      name: `${entry}-late`,
      impact: `Stream records wait over 5 minutes: ${impact}`,
      metric: this.iteratorAge,
      above: Duration.minutes(5).toMilliseconds(),
      periods: 2,
    });
    alerts.add({
      name: `${entry}-failures`,
      impact: `A stream record failed five times and lies in the failures bucket: ${impact}`,
      metric: new Metric({
        namespace: "AWS/Lambda",
        metricName: "OnFailureDestinationDeliveredEventCount",
        dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      above: 0,
    });
  }
}
