import { Duration, Stack } from "aws-cdk-lib";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { JalonFunction } from "./function.ts";

type Counting = {
  readonly period?: Duration;
  /** Lines that say this of `what` are left out. */
  readonly except?: string;
};

/** Counts the lines of a function's log that bear a code: an outcome of the work, said by the work itself. */
export const countOf = (fn: JalonFunction, code: string, counting: Counting = {}): Metric => {
  const { period = Duration.minutes(5), except } = counting;
  const coded = FilterPattern.stringValue("$.code", "=", code);
  const filter = new MetricFilter(fn, `Count ${code}`, {
    logGroup: fn.logGroup,
    filterPattern: except
      ? FilterPattern.all(coded, FilterPattern.stringValue("$.what", "!=", except))
      : coded,
    metricNamespace: `Jalon/${Stack.of(fn).stackName}`,
    metricName: code,
    metricValue: "1",
  });
  return filter.metric({ statistic: "Sum", period });
};
