import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import type { JalonQueue } from "./parts/queue.ts";
import { StreamReader } from "./parts/stream-reader.ts";

/** The stream is the outbox: what a dossier's events ask for becomes messages (design.md section 4). */
export class Outbox extends Construct {
  readonly relay: StreamReader;

  constructor(
    scope: Construct,
    id: string,
    data: DataStack,
    queues: readonly JalonQueue[],
    alerts: Alerts,
  ) {
    super(scope, id);
    this.relay = new StreamReader(
      this,
      "Relay",
      {
        entry: "relay",
        description: "Turns events into queue messages",
        timeout: 30,
        batch: 25,
        impact: "no check, mail, print or batch starts for what was just saved.",
      },
      data.table,
      data.failures,
      alerts,
    );
    for (const queue of queues) queue.grantSend(this.relay.reader);
  }
}
