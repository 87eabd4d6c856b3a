import { Duration, Stack } from "aws-cdk-lib";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, MetricFilter } from "aws-cdk-lib/aws-logs";
import type { JalonFunction } from "./function.ts";

/** Counts the lines of a function's log that bear a code: an outcome of the work, said by the work itself. */
export const countOf = (
  fn: JalonFunction,
  code: string,
  period: Duration = Duration.minutes(5),
): Metric => {
  const filter = new MetricFilter(fn, `Count ${code}`, {
    logGroup: fn.logGroup,
    filterPattern: FilterPattern.stringValue("$.code", "=", code),
    metricNamespace: `Jalon/${Stack.of(fn).stackName}`,
    metricName: code,
    metricValue: "1",
  });
  return filter.metric({ statistic: "Sum", period });
};
