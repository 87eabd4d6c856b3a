import { RemovalPolicy } from "aws-cdk-lib";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { Shared } from "../parts/shared.ts";
import { pin } from "./pin.ts";

// Named one by one: what CDK grants ends in `ReEncrypt*` and `GenerateDataKey*`.
const reading = ["kms:Decrypt", "kms:DescribeKey"];
const writing = [
  ...reading,
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/** One of the two customer keys. It is rotated each year and never deleted with its stack. */
export class CustomerKey extends Construct {
  readonly key: Key;
  readonly arn: Shared;

  constructor(scope: Construct, id: string, description: string) {
    super(scope, id);
    this.key = pin(
      new Key(this, "Key", {
        description,
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      id,
    );
    this.arn = new Shared(this, `${id}Arn`, this.key.keyArn);
  }

  grantRead(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: reading, resourceArns: [this.arn.text] });
  }

  grantReadWrite(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: writing, resourceArns: [this.arn.text] });
  }
}
