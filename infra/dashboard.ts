import { Duration, Stack } from "aws-cdk-lib";
import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { Api } from "./api.ts";
import type { Outbox } from "./outbox.ts";
import type { Alerts } from "./parts/alerts.ts";
import type { JalonQueue } from "./parts/queue.ts";
import type { Projection } from "./projection.ts";

const graph = (title: string, left: IMetric[]) =>
  new GraphWidget({ title, left, width: 12, height: 6 });

/** One page: what rings, what people feel, what waits. */
export class Dashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    alerts: Alerts,
    api: Api,
    outbox: Outbox,
    projection: Projection,
    queues: readonly JalonQueue[],
  ) {
    super(scope, id);
    const period = Duration.minutes(5);
    const { gateway } = api;
    new CloudWatchDashboard(this, "Dashboard", {
      dashboardName: Stack.of(this).stackName,
      widgets: [
        [new AlarmStatusWidget({ title: "Alarms", alarms: alerts.alarms, width: 24, height: 6 })],
        [
          graph("Requests, refusals, failures", [
            gateway.metricCount({ statistic: "Sum", period }),
            gateway.metricClientError({ statistic: "Sum", period }),
            gateway.metricServerError({ statistic: "Sum", period }),
          ]),
          graph("Time of a request (ms)", [
            gateway.metricLatency({ statistic: "p50", period }),
            gateway.metricLatency({ statistic: "p95", period }),
          ]),
        ],
        [
          graph("Age of the stream (ms)", [
            outbox.relay.iteratorAge,
            projection.project.iteratorAge,
          ]),
          graph(
            "Age of the oldest message (s)",
            queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ period })),
          ),
        ],
      ],
    });
  }
}
