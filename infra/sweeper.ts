import { Duration } from "aws-cdk-lib";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { countOf } from "./parts/outcome.ts";
import type { JalonQueue } from "./parts/queue.ts";
import { ScheduledFunction } from "./parts/schedule.ts";

/** Finds what has waited too long and asks again, so that even a lost message loses nothing. */
export class Sweeper extends Construct {
  constructor(
    scope: Construct,
    id: string,
    data: DataStack,
    queues: readonly JalonQueue[],
    missed: Queue,
    alerts: Alerts,
  ) {
    super(scope, id);
    const { job } = new ScheduledFunction(this, "Sweeper", {
      entry: "sweeper",
      description: "Asks again for what has waited too long",
      when: "rate(15 minutes)",
      timeout: 120,
      missed,
    });
    data.table.grantReadWrite(job);
    for (const queue of queues) queue.grantSend(job);

    alerts.add({
      name: "sweeper-found",
      impact:
        "Something waited too long three times in a row: a check, an upload or a mail is stuck.",
      metric: countOf(job, "sweep.found", {
        period: Duration.minutes(15),
        // A mail of unknown fate is found for ever: it has its own alarm, once.
        except: "system:mail",
      }),
      above: 0,
      periods: 3,
    });
    alerts.add({
      name: "sweeper-missing",
      impact: "The sweeper has not run for an hour: a lost message would stay lost.",
      metric: job.metricInvocations({ statistic: "Sum", period: Duration.minutes(15) }),
      below: 1,
      periods: 4,
    });
  }
}
