import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { JalonQueue } from "./parts/queue.ts";

/** The access log: who opened which dossier is noted by whoever shows it, and filed apart. */
export class Readings extends Construct {
  readonly notes: JalonQueue;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.notes = new JalonQueue(
      this,
      "Notes",
      {
        entry: "reading",
        description: "Files who opened which dossier",
        timeout: 30,
        concurrency: 2,
        batch: 10,
        impact:
          "The access log lacks who opened some dossiers: whoever asks is told less than the truth.",
      },
      alerts,
    );
    data.table.grantReadWrite(this.notes.worker);
  }
}
