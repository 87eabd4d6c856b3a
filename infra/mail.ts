import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { countOf } from "./parts/outcome.ts";
import { JalonQueue } from "./parts/queue.ts";

/** Every mail of the product, claimed before it is sent (design.md section 6). */
export class Mail extends Construct {
  readonly mails: JalonQueue;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.mails = new JalonQueue(
      this,
      "Mails",
      {
        entry: "mail",
        description: "Sends one mail a message",
        timeout: 30,
        concurrency: 2,
        batch: 5,
        impact: "Mails do not leave: partners, counsellors and the direction are not told.",
      },
      alerts,
    );
    data.table.grantReadWrite(this.mails.worker);
    data.mail.grantSend(this.mails.worker);

    alerts.add({
      name: "mail-fate-unknown",
      impact: "SES did not answer: nobody knows whether a mail left, and it is not sent again.",
      metric: countOf(this.mails.worker, "mail.fate-unknown"),
      above: 0,
    });
  }
}
