import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccessLogField,
  AccessLogFormat,
  ApiKey,
  ApiKeySourceType,
  AuthorizationType,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  type IResource,
  LambdaIntegration,
  LogGroupLogDestination,
  RestApi,
} from "aws-cdk-lib/aws-apigateway";
import { UserPool } from "aws-cdk-lib/aws-cognito";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { type FunctionName, routes } from "../functions/api/routes.ts";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import type { JalonFunction } from "./parts/function.ts";
import { acknowledge } from "./parts/nag.ts";
import { addProblems } from "./parts/problems.ts";

/** Stage of the gateway and first segment of every address: CloudFront hands `/api/…` over as it is. */
export const apiPath = "api";

/** The gateway: every route of the table, nothing else, and only through CloudFront. */
export class Api extends Construct {
  readonly gateway: RestApi;
  /** What CloudFront says in `x-api-key`; without it the gateway answers 403. A reference, resolved at deployment. */
  readonly originKey: string;

  constructor(
    scope: Construct,
    id: string,
    data: DataStack,
    functions: Readonly<Record<FunctionName, JalonFunction>>,
    alerts: Alerts,
  ) {
    super(scope, id);
    const logGroup = new LogGroup(this, "AccessLog", {
      logGroupName: `/jalon/${Stack.of(this).stackName}/access`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.gateway = new RestApi(this, "Gateway", {
      restApiName: Stack.of(this).stackName,
      description: "Jalon",
      endpointConfiguration: { types: [EndpointType.REGIONAL] },
      apiKeySourceType: ApiKeySourceType.HEADER,
      cloudWatchRole: true,
      cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN,
      deployOptions: {
        stageName: apiPath,
        tracingEnabled: true,
        throttlingRateLimit: 50,
        throttlingBurstLimit: 100,
        accessLogDestination: new LogGroupLogDestination(logGroup),
        accessLogFormat: accessLine,
      },
    });
    addProblems(this.gateway);

    const secret = new Secret(this, "OriginKey", {
      description: "What CloudFront says to the gateway",
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    // The value stays a reference in the template: CloudFormation reads the secret when it deploys.
    this.originKey = secret.secretValue.unsafeUnwrap();
    const plan = this.gateway.addUsagePlan("Plan", {
      apiStages: [{ api: this.gateway, stage: this.gateway.deploymentStage }],
    });
    plan.addApiKey(new ApiKey(this, "Key", { value: this.originKey }));

    this.addRoutes(data, functions);
    this.ring(alerts);
    acknowledge(secret, {
      "AwsSolutions-SMG4":
        "Read by two resources of this stack at deployment: a new value is a deployment, not a rotation in between.",
    });
    acknowledge(this.gateway, {
      "AwsSolutions-APIG2":
        "Bodies are validated by the functions with the domain's own schemas, which answer in French.",
      "AwsSolutions-APIG6":
        "Execution logs hold paths and ids of dossiers; the access log holds what may be kept.",
      "AwsSolutions-APIG3":
        "A web ACL costs more than all the rest: a stage asks for it (`webAcl`), and it stands at CloudFront.",
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]":
        "API Gateway writes its logs by this policy of AWS, one role an account (API Gateway guide, CloudWatch logging).",
    });
  }

  private addRoutes(
    data: DataStack,
    functions: Readonly<Record<FunctionName, JalonFunction>>,
  ): void {
    const authorizer = new CognitoUserPoolsAuthorizer(this, "Authorizer", {
      cognitoUserPools: [UserPool.fromUserPoolId(this, "Pool", data.accounts.id.text)],
      resultsCacheTtl: Duration.minutes(5),
    });
    const integrations = new Map(
      Object.entries(functions).map(([name, fn]) => [
        name,
        new LambdaIntegration(fn, { scopePermissionToMethod: false }),
      ]),
    );
    for (const route of routes) {
      const resource: IResource = this.gateway.root.resourceForPath(route.path);
      resource.addMethod(route.method, integrations.get(route.function), {
        operationName: route.operation,
        apiKeyRequired: true,
        authorizer,
        authorizationType: AuthorizationType.COGNITO,
        authorizationScopes: [data.accounts.scope],
      });
    }
  }

  private ring(alerts: Alerts): void {
    const period = Duration.minutes(5);
    alerts.add({
      name: "api-errors",
      impact: "Over 2 % of requests fail: people lose what they type, or cannot work at all.",
      metric: this.gateway.metricServerError({ statistic: "Average", period }),
      above: 0.02,
      periods: 2,
    });
    alerts.add({
      name: "api-slow",
      impact: "One request in twenty takes over 3 seconds: every click waits.",
      metric: this.gateway.metricLatency({ statistic: "p95", period }),
      above: 3000,
      periods: 3,
    });
  }
}

/** Who, which route, what came of it: the template of the route, never the path or the query. */
const accessLine = AccessLogFormat.custom(
  JSON.stringify({
    request: AccessLogField.contextRequestId(),
    at: AccessLogField.contextRequestTime(),
    method: AccessLogField.contextHttpMethod(),
    route: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    milliseconds: AccessLogField.contextResponseLatency(),
    bytes: AccessLogField.contextResponseLength(),
    actor: AccessLogField.contextAuthorizerClaims("account"),
    refusal: "$context.error.responseType",
  }),
);
