import { Duration } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import { type CfnBucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { JalonFunction } from "../parts/function.ts";
import { Shared } from "../parts/shared.ts";
import { type AccessLogs, KeptBucket } from "./bucket.ts";
import type { CustomerKey } from "./keys.ts";

/**
 * Where an upload lands until both verdicts came (design.md section 7), where a verified document is kept, where our own
 * prints are. What nobody took out of quarantine goes by itself.
 */
export const quarantine = "quarantine/";
export type Folder = typeof quarantine | "documents/" | "prints/";

/** The supporting documents: every version kept, put by signed addresses only, announced on the event bus. */
export class DocumentStore extends Construct {
  readonly kept: KeptBucket;
  /** Where browsers put and get by signed address. */
  readonly origin: string;

  constructor(
    scope: Construct,
    id: string,
    key: CustomerKey,
    logs: AccessLogs,
    siteOrigin: string,
  ) {
    super(scope, id);
    this.kept = new KeptBucket(this, "DocumentsBucket", key, logs, {
      versioned: true,
      cors: [
        {
          allowedOrigins: [siteOrigin],
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedHeaders: ["content-type", "x-amz-checksum-sha256", "if-none-match"],
          exposedHeaders: ["x-amz-version-id"],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(35),
        },
        {
          prefix: quarantine,
          expiration: Duration.days(2),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    // Said in the bucket itself: CDK's `eventBridgeEnabled` would bring a function of its own to say it.
    const resource = this.kept.bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    const domain = this.kept.bucket.bucketRegionalDomainName;
    this.origin = `https://${new Shared(this, "DocumentsBucketDomain", domain)}`;
  }

  /** Lets a function read what lies in these folders, by version too, and tells it the bucket's name. */
  grantRead(fn: JalonFunction, ...folders: Folder[]): void {
    for (const folder of folders) {
      this.kept.grantObjects(fn, folder, "s3:GetObject", "s3:GetObjectVersion");
    }
    this.kept.key.grantRead(fn);
    fn.addEnvironment("DOCUMENTS_BUCKET", this.kept.name.text);
  }

  /** Lets a function put into a folder, and tells it the bucket's name. */
  grantPut(fn: JalonFunction, folder: Folder): void {
    this.kept.grantObjects(fn, folder, "s3:PutObject");
    this.kept.key.grantReadWrite(fn);
    fn.addEnvironment("DOCUMENTS_BUCKET", this.kept.name.text);
  }

  /** Lets a function delete what lies in these folders for good, every version of it. */
  grantDelete(fn: JalonFunction, ...folders: Folder[]): void {
    for (const folder of folders) {
      this.kept.grantObjects(fn, folder, "s3:DeleteObject", "s3:DeleteObjectVersion");
    }
    Grant.addToPrincipal({
      grantee: fn,
      actions: ["s3:ListBucketVersions"],
      resourceArns: [this.kept.arn.text],
    });
  }
}
