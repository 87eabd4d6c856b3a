import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { JalonFunction } from "../parts/function.ts";
import { Shared } from "../parts/shared.ts";
import type { Stage } from "../stages.ts";
import { pin } from "./pin.ts";

/** The sender: its domain once verified stays so. Cognito's codes and the product's mails leave by it. */
export class MailIdentity extends Construct {
  readonly from: string;
  readonly domain: string;
  readonly identity: EmailIdentity;
  readonly configuration: ConfigurationSet;
  readonly configurationName: Shared;

  constructor(scope: Construct, id: string, mail: Stage["mail"]) {
    super(scope, id);
    this.from = mail.from;
    this.domain = mail.from.slice(mail.from.indexOf("@") + 1);
    this.configuration = pin(
      new ConfigurationSet(this, "Configuration", {
        tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
        reputationMetrics: true,
        suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      }),
      "MailConfiguration",
    );
    this.identity = pin(
      new EmailIdentity(this, "Identity", {
        identity: Identity.domain(this.domain),
        configurationSet: this.configuration,
      }),
      "MailIdentity",
    );
    this.configurationName = new Shared(
      this,
      "MailConfigurationName",
      this.configuration.configurationSetName,
    );
    this.identity.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  private arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: "ses", resource, resourceName });
  }

  /** Lets a function send from the platform's address, and tells it that address. */
  grantSend(fn: JalonFunction): void {
    Grant.addToPrincipal({
      grantee: fn,
      actions: ["ses:SendEmail", "ses:SendRawEmail"],
      resourceArns: [
        this.arn("identity", this.domain),
        this.arn("configuration-set", this.configurationName.text),
      ],
    });
    fn.addEnvironment("MAIL_FROM", this.from);
  }
}
