import { RemovalPolicy } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { JalonFunction } from "../parts/function.ts";
import { acknowledge } from "../parts/nag.ts";
import type { CustomerKey } from "./keys.ts";
import { pin } from "./pin.ts";

/** The key that seals cursors and hashes birth dates. Losing it loses the duplicates' index, so it is data. */
export class SealingKey extends Construct {
  private readonly reference: string;

  constructor(scope: Construct, id: string, stage: string, key: CustomerKey) {
    super(scope, id);
    const secretName = `jalon/${stage}/sealing`;
    const secret = pin(
      new Secret(this, "Secret", {
        secretName,
        description: "Seals list cursors and the hashes that find duplicates",
        encryptionKey: key.key,
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      "SealingSecret",
    );
    acknowledge(secret, {
      "AwsSolutions-SMG4":
        "Rotating it would close every list that is open and lose the duplicates' index; it is changed by a rebuild.",
    });
    this.reference = `{{resolve:secretsmanager:${secretName}:SecretString}}`;
  }

  /** Gives a function the sealing key: CloudFormation resolves it at deployment, no template holds it. */
  give(fn: JalonFunction): void {
    fn.addEnvironment("SEALING_KEY", this.reference);
  }
}
