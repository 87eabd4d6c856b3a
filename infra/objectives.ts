import { Duration } from "aws-cdk-lib";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { JalonFunction } from "./parts/function.ts";
import { countOf } from "./parts/outcome.ts";
import type { JalonQueue } from "./parts/queue.ts";
import { ScheduledFunction } from "./parts/schedule.ts";

/** Attainment of the objectives: worked out each night, read by day. */
export class Objectives extends Construct {
  readonly api: JalonFunction;
  readonly attainment: ScheduledFunction;

  constructor(
    scope: Construct,
    id: string,
    data: DataStack,
    mails: JalonQueue,
    missed: Queue,
    alerts: Alerts,
  ) {
    super(scope, id);
    this.api = new JalonFunction(this, "Api", {
      entry: "figures",
      description: "Reads the figures of a date",
      timeout: 15,
    });
    data.table.grantRead(this.api, ["FIGURES#*"]);

    this.attainment = new ScheduledFunction(this, "Attainment", {
      entry: "attainment",
      description: "Works out and mails the attainment of the day before",
      when: "cron(30 3 * * ? *)",
      timeout: 300,
      memory: 2048,
      missed,
    });
    data.table.grantReadWrite(this.attainment.job, [
      "FACTS#*",
      "FIGURES#*",
      "SETTINGS",
      "DIRECTORY",
      "CLAIM#attainment#*",
    ]);
    // A passage that changed after the evening is told from its history, as it stood then.
    data.table.grantRead(this.attainment.job, ["DOSSIER#*"]);
    data.facts.grantReadWrite(this.attainment.job);
    mails.grantSend(this.attainment.job);

    // The night's hour and 26 more without one finished: 06:00 (in winter time; an hour later in the nights of change).
    alerts.add({
      name: "attainment-missing",
      impact:
        "No nightly figures by 06:00: manager and director read yesterday's, and get no report.",
      metric: countOf(this.attainment.job, "attainment.finished", { period: Duration.hours(1) }),
      below: 1,
      periods: 26,
    });
  }
}
