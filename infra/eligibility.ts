import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { JalonQueue } from "./parts/queue.ts";

/** The automatic check that a validation, and only it, asks for (domain.md section 3, 7). */
export class Eligibility extends Construct {
  readonly checks: JalonQueue;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.checks = new JalonQueue(
      this,
      "Checks",
      {
        entry: "eligibility-check",
        description: "Works out every criterion of a validated request",
        timeout: 30,
        concurrency: 2,
        batch: 5,
        impact:
          "Validated requests stay without a check: Statistics cannot decide, people wait to enter.",
      },
      alerts,
    );
    data.table.grantReadWrite(this.checks.worker);
  }
}
