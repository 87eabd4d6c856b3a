import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { JalonFunction } from "../parts/function.ts";
import { acknowledge } from "../parts/nag.ts";
import { Shared } from "../parts/shared.ts";
import type { CustomerKey } from "./keys.ts";
import { pin } from "./pin.ts";

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies BucketProps;

/** A bucket and the policy that closes it, under logical ids of their own. */
const pinned = (bucket: Bucket, logicalId: string): Bucket => {
  pin(bucket.node.findChild("Policy"), `${logicalId}Policy`);
  return pin(bucket, logicalId);
};

/** Where S3 writes who read which key; kept a year, as the access log of the product (domain.md section 9). */
export class AccessLogs extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = pinned(
      new Bucket(this, "Bucket", {
        ...closed,
        encryption: BucketEncryption.S3_MANAGED,
        lifecycleRules: [{ expiration: Duration.days(365) }],
      }),
      id,
    );
  }
}

/** A private bucket under a customer key: TLS only, every read logged, kept when its stack goes. */
export class KeptBucket extends Construct {
  readonly bucket: Bucket;
  readonly key: CustomerKey;
  readonly name: Shared;
  readonly arn: Shared;

  constructor(
    scope: Construct,
    logicalId: string,
    key: CustomerKey,
    logs: AccessLogs,
    props: BucketProps,
  ) {
    super(scope, logicalId);
    this.key = key;
    this.bucket = pinned(
      new Bucket(this, "Bucket", {
        ...closed,
        encryption: BucketEncryption.KMS,
        encryptionKey: key.key,
        bucketKeyEnabled: true,
        serverAccessLogsBucket: logs.bucket,
        serverAccessLogsPrefix: `${logicalId}/`,
        ...props,
      }),
      logicalId,
    );
    this.name = new Shared(this, `${logicalId}Name`, this.bucket.bucketName);
    this.arn = new Shared(this, `${logicalId}Arn`, this.bucket.bucketArn);
  }

  /** Lets a function do what is named to every object of a folder. */
  grantObjects(fn: JalonFunction, folder: string, ...actions: string[]): void {
    const ending = `/${folder}*`;
    Grant.addToPrincipal({ grantee: fn, actions, resourceArns: [`${this.arn}${ending}`] });
    acknowledge(fn.ownRole, {
      [`AwsSolutions-IAM5[${this.arn.finding(ending)}]`]:
        "Keys are random or dated: a right on objects can only be given on a whole folder.",
    });
  }
}
