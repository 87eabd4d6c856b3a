import { type App, Stack } from "aws-cdk-lib";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Shared } from "./parts/shared.ts";
import type { Stage } from "./stages.ts";

/** What CloudFront takes from us-east-1 only: the certificate of an own domain, the web ACL. Exists only with one. */
export class EdgeStack extends Stack {
  readonly certificateArn?: Shared;
  readonly webAclArn?: Shared;

  /** Whether a stage needs it at all. */
  static isFor(stage: Stage): boolean {
    return stage.domain !== undefined || stage.webAcl;
  }

  constructor(app: App, stage: Stage) {
    super(app, `${stage.name}-edge`, {
      description: `Jalon ${stage.name}: certificate and web ACL`,
      env: { region: "us-east-1" },
    });
    if (stage.domain) {
      const certificate = new Certificate(this, "Certificate", {
        domainName: stage.domain,
        validation: CertificateValidation.fromDns(),
      });
      this.certificateArn = new Shared(this, "CertificateArn", certificate.certificateArn);
    }
    if (stage.webAcl) this.webAclArn = new Shared(this, "WebAclArn", this.webAcl(stage.name));
  }

  private webAcl(name: string): string {
    const visible = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: false,
    });
    const acl = new CfnWebACL(this, "WebAcl", {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: visible(`${name}-web-acl`),
      rules: [
        {
          name: "common",
          priority: 0,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" },
          },
          visibilityConfig: visible("common"),
        },
        {
          name: "rate",
          priority: 1,
          action: { block: {} },
          // A whole antenne may sit behind one address: 20 people, 5 requests a second each, 5 minutes.
          statement: { rateBasedStatement: { aggregateKeyType: "IP", limit: 30_000 } },
          visibilityConfig: visible("rate"),
        },
      ],
    });
    return acl.attrArn;
  }
}
