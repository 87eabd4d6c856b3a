import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { bundleFolder } from "../bundle.ts";
import type { EntryName } from "../entries.ts";
import { acknowledge } from "./nag.ts";

export type FunctionSettings = {
  readonly entry: EntryName;
  readonly description: string;
  /** Seconds; a queue waits six times as long before it gives a message again. */
  readonly timeout: number;
  /** Megabytes; processor time grows with it. */
  readonly memory?: number;
};

/** What all our functions share: runtime, architecture, bundle, own role, tracing, a log that forgets in three months. */
export class JalonFunction extends LambdaFunction {
  readonly ownRole: Role;

  constructor(scope: Construct, id: string, settings: FunctionSettings) {
    const { entry, description, timeout, memory = 1024 } = settings;
    const ownRole = new Role(scope, `${id}Role`, {
      description: `Jalon: ${entry}`,
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/jalon/${Stack.of(scope).stackName}/${entry}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    logGroup.grantWrite(ownRole);
    super(scope, id, {
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      handler: "index.handler",
      code: Code.fromAsset(bundleFolder(entry)),
      role: ownRole,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
    });
    this.ownRole = ownRole;
    acknowledge(ownRole, {
      "AwsSolutions-IAM5[Resource::*]":
        "X-Ray's PutTraceSegments and PutTelemetryRecords take no resource (service authorization reference).",
    });
  }
}
