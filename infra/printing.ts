import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { JalonQueue } from "./parts/queue.ts";

/** What is made as PDF: contracts, minutes, lists. Heavy, so never in an API function. */
export class Printing extends Construct {
  readonly prints: JalonQueue;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.prints = new JalonQueue(
      this,
      "Prints",
      {
        entry: "print",
        description: "Makes one PDF a message",
        timeout: 60,
        memory: 2048,
        concurrency: 2,
        batch: 1,
        impact: "Contracts and minutes are not made: nobody can sign them.",
      },
      alerts,
    );
    data.table.grantReadWrite(this.prints.worker);
    data.documents.grantPut(this.prints.worker, "prints/");
  }
}
