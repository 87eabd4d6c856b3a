import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { JalonQueue } from "./parts/queue.ts";

/** Bulk work: one message and one command a dossier, each with its own fate. */
export class Batches extends Construct {
  readonly lines: JalonQueue;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.lines = new JalonQueue(
      this,
      "Lines",
      {
        entry: "batch",
        description: "Does one line of an entry session",
        timeout: 30,
        concurrency: 2,
        batch: 5,
        impact:
          "Lines of an entry session stay « en cours »: the people they name are not participants yet.",
      },
      alerts,
    );
    data.table.grantReadWrite(this.lines.worker);
  }
}
