import { Stack } from "aws-cdk-lib";
import { EventField, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { CfnMalwareProtectionPlan } from "aws-cdk-lib/aws-guardduty";
import { Grant, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import { quarantine } from "./data/documents.ts";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { JalonFunction } from "./parts/function.ts";
import { acknowledge } from "./parts/nag.ts";
import { JalonQueue } from "./parts/queue.ts";

/** Upload, the two verdicts that open a document, links (design.md section 7). */
export class Documents extends Construct {
  readonly api: JalonFunction;
  readonly uploads: JalonQueue;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.api = new JalonFunction(this, "Api", {
      entry: "documents",
      description: "Announces uploads, gives links, withdraws",
      timeout: 15,
    });
    data.table.grantReadWrite(this.api);
    data.table.grantReadTogether(this.api);
    data.documents.grantPut(this.api, quarantine);
    data.documents.grantRead(this.api, "documents/", "prints/");

    this.uploads = new JalonQueue(
      this,
      "Uploads",
      {
        entry: "document-uploaded",
        description: "Judges an uploaded file and files it when both verdicts came",
        timeout: 60,
        memory: 2048,
        concurrency: 2,
        batch: 1,
        impact:
          "Uploaded documents stay « en vérification »: nobody can open them or send them to control.",
      },
      alerts,
    );
    data.table.grantReadWrite(this.uploads.worker);
    data.documents.grantRead(this.uploads.worker, quarantine, "documents/");
    data.documents.grantPut(this.uploads.worker, "documents/");
    data.documents.grantDelete(this.uploads.worker, quarantine, "documents/", "prints/");
    this.announceUploads(data);
    this.announceVerdicts(data);
    this.scan(data);
  }

  private announceUploads(data: DataStack): void {
    new Rule(this, "Uploaded", {
      description: "A file has landed in quarantine",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: {
          bucket: { name: [data.documents.kept.name.text] },
          object: { key: [{ prefix: quarantine }] },
        },
      },
      targets: [
        new SqsQueue(this.uploads.queue, {
          message: RuleTargetInput.fromObject({
            kind: "uploaded",
            key: EventField.fromPath("$.detail.object.key"),
            version: EventField.fromPath("$.detail.object.version-id"),
          }),
        }),
      ],
    });
  }

  private announceVerdicts(data: DataStack): void {
    new Rule(this, "Scanned", {
      description: "The malware scan of a file has a verdict",
      eventPattern: {
        source: ["aws.guardduty"],
        detailType: ["GuardDuty Malware Protection Object Scan Result"],
        detail: { s3ObjectDetails: { bucketName: [data.documents.kept.name.text] } },
      },
      targets: [
        new SqsQueue(this.uploads.queue, {
          message: RuleTargetInput.fromObject({
            kind: "scanned",
            key: EventField.fromPath("$.detail.s3ObjectDetails.objectKey"),
            version: EventField.fromPath("$.detail.s3ObjectDetails.versionId"),
            verdict: EventField.fromPath("$.detail.scanResultDetails.scanResultStatus"),
          }),
        }),
      ],
    });
  }

  /** GuardDuty's scan of the quarantine, with the rights that its guide asks for and no tag. */
  private scan(data: DataStack): void {
    const { name, arn, key } = data.documents.kept;
    const role = new Role(this, "ScanRole", {
      assumedBy: new ServicePrincipal("malware-protection-plan.guardduty.amazonaws.com"),
    });
    const rule = "DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*";
    const ruleArn = Stack.of(this).formatArn({
      service: "events",
      resource: "rule",
      resourceName: rule,
    });
    const may = (actions: string[], resourceArns: string[]) =>
      Grant.addToPrincipal({ grantee: role, actions, resourceArns });
    may(
      [
        "PutRule",
        "DeleteRule",
        "PutTargets",
        "RemoveTargets",
        "DescribeRule",
        "ListTargetsByRule",
      ].map((action) => `events:${action}`),
      [ruleArn],
    );
    may(["s3:PutBucketNotification", "s3:GetBucketNotification", "s3:ListBucket"], [arn.text]);
    may(["s3:GetObject", "s3:GetObjectVersion"], [`${arn}/${quarantine}*`]);
    may(["s3:PutObject"], [`${arn}/malware-protection-resource-validation-object`]);
    key.grantReadWrite(role);
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::arn:aws:events:${data.region}:<AWS::AccountId>:rule/${rule}]`]:
        "GuardDuty gives its own rule an ending that it does not tell (GuardDuty guide, role for Malware Protection for S3).",
      [`AwsSolutions-IAM5[${arn.finding(`/${quarantine}*`)}]`]:
        "The scan reads whatever lands in quarantine, where keys are random.",
    });
    new CfnMalwareProtectionPlan(this, "Scan", {
      role: role.roleArn,
      protectedResource: {
        s3Bucket: { bucketName: name.text, objectPrefixes: [quarantine] },
      },
    });
  }
}
