import { EventBus, EventField, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { CfnConfigurationSetEventDestination } from "aws-cdk-lib/aws-ses";
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
    this.hearOutcomes(data);

    alerts.add({
      name: "mail-fate-unknown",
      impact: "SES did not answer: nobody knows whether a mail left, and it is not sent again.",
      metric: countOf(this.mails.worker, "mail.fate-unknown"),
      above: 0,
    });
    alerts.add({
      name: "mail-returned",
      impact: "A mail came back or was complained of: its reader was not told.",
      metric: countOf(this.mails.worker, "mail.returned"),
      above: 0,
    });
  }

  /** What SES says became of our mails (those that bear a claim), without their addresses and subjects. */
  private hearOutcomes(data: DataStack): void {
    const name = data.mail.configurationName.text;
    new CfnConfigurationSetEventDestination(this, "Outcomes", {
      configurationSetName: name,
      eventDestination: {
        enabled: true,
        matchingEventTypes: ["send", "reject", "bounce", "complaint"],
        eventBridgeDestination: {
          eventBusArn: EventBus.fromEventBusName(this, "Bus", "default").eventBusArn,
        },
      },
    });
    new Rule(this, "Outcome", {
      description: "SES says what became of a mail",
      eventPattern: {
        source: ["aws.ses"],
        detailType: ["Email Sent", "Email Rejected", "Email Bounced", "Email Complaint Received"],
        detail: { mail: { tags: { claim: [{ exists: true }], "ses:configuration-set": [name] } } },
      },
      targets: [
        new SqsQueue(this.mails.queue, {
          message: RuleTargetInput.fromObject({
            outcome: EventField.detailType,
            claim: EventField.fromPath("$.detail.mail.tags.claim"),
            at: EventField.time,
          }),
        }),
      ],
    });
  }
}
