import { Duration } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { JalonFunction } from "../parts/function.ts";
import { type AccessLogs, KeptBucket } from "./bucket.ts";
import type { CustomerKey } from "./keys.ts";

/** The facts of each night, one file a date: what every figure is recounted from (design.md section 5). */
export class FactStore extends Construct {
  private readonly kept: KeptBucket;

  constructor(scope: Construct, id: string, key: CustomerKey, logs: AccessLogs) {
    super(scope, id);
    this.kept = new KeptBucket(this, "FactsBucket", key, logs, {
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(35) }],
    });
  }

  /** Lets a function read and write the facts of a night, and tells it the bucket's name. */
  grantReadWrite(fn: JalonFunction): void {
    this.kept.grantObjects(fn, "", "s3:GetObject", "s3:PutObject");
    this.kept.key.grantReadWrite(fn);
    fn.addEnvironment("FACTS_BUCKET", this.kept.name.text);
  }
}

/** Stream records that failed five times: whole records, so personal data; forgotten as fast as backups are. */
export class FailureStore extends Construct {
  readonly kept: KeptBucket;

  constructor(scope: Construct, id: string, key: CustomerKey, logs: AccessLogs) {
    super(scope, id);
    this.kept = new KeptBucket(this, "FailuresBucket", key, logs, {
      lifecycleRules: [{ expiration: Duration.days(35) }],
    });
  }

  /** Lets a function's mapping keep what failed. */
  grantKeep(fn: JalonFunction): void {
    this.kept.grantObjects(fn, "", "s3:PutObject");
    Grant.addToPrincipal({
      grantee: fn,
      actions: ["s3:ListBucket"],
      resourceArns: [this.kept.arn.text],
    });
    this.kept.key.grantReadWrite(fn);
  }
}
