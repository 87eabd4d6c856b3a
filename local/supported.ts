/**
 * What the local platform makes of each resource type. A type that is not here, or a property of a served type that is
 * neither served nor named with the reason why it has no effect, stops the start.
 */
import { type Assembly, Unserved } from "./assembly.ts";

type Served = { readonly served: string; readonly without?: Readonly<Record<string, string>> };

const machine = "this machine decides";
const atRest = "the disk of this machine is not encrypted by us";
const forPeople = "text for people who read the console";
const observed = "nothing is billed, traced or watched on this machine";
const kept = "deleting .local/ is always possible";

/** Types that run here, with the properties that are obeyed. */
const served: Readonly<Record<string, Served>> = {
  "AWS::DynamoDB::Table": {
    served:
      "TableName AttributeDefinitions KeySchema GlobalSecondaryIndexes StreamSpecification SSESpecification TimeToLiveSpecification",
    without: {
      BillingMode: observed,
      PointInTimeRecoverySpecification: kept,
      DeletionProtectionEnabled: kept,
      ContributorInsightsSpecification: observed,
      OnDemandThroughput: observed,
      TableClass: observed,
      Tags: observed,
    },
  },
  "AWS::DynamoDB::GlobalTable": {
    served:
      "TableName AttributeDefinitions KeySchema GlobalSecondaryIndexes StreamSpecification SSESpecification Replicas TimeToLiveSpecification",
    without: { BillingMode: observed, WriteOnDemandThroughputSettings: observed },
  },
  "AWS::S3::Bucket": {
    served:
      "BucketName BucketEncryption CorsConfiguration NotificationConfiguration VersioningConfiguration",
    without: {
      LifecycleConfiguration: "nothing ages on this machine",
      LoggingConfiguration: observed,
      PublicAccessBlockConfiguration: "every unsigned request is refused here",
      OwnershipControls: "there are no access lists here",
      ObjectLockEnabled: kept,
      ObjectLockConfiguration: kept,
      AccessControl: "there are no access lists here",
      Tags: observed,
    },
  },
  "AWS::SQS::Queue": {
    served:
      "QueueName VisibilityTimeout MessageRetentionPeriod DelaySeconds ReceiveMessageWaitTimeSeconds RedrivePolicy FifoQueue ContentBasedDeduplication MaximumMessageSize",
    without: {
      KmsMasterKeyId: atRest,
      KmsDataKeyReusePeriodSeconds: atRest,
      SqsManagedSseEnabled: atRest,
      RedriveAllowPolicy: "every queue here is ours",
      Tags: observed,
    },
  },
  "AWS::Lambda::Function": {
    served:
      "FunctionName Code Handler Runtime Environment MemorySize Timeout Role ReservedConcurrentExecutions",
    without: {
      Architectures: machine,
      Description: forPeople,
      EphemeralStorage: machine,
      Layers: "only layers of extensions for observation are used",
      LoggingConfig: "output goes to .local/logs",
      TracingConfig: observed,
      KmsKeyArn: atRest,
      DeadLetterConfig: "served by the on-failure destination",
      Tags: observed,
    },
  },
  "AWS::Lambda::EventSourceMapping": {
    served:
      "FunctionName EventSourceArn BatchSize MaximumBatchingWindowInSeconds FilterCriteria FunctionResponseTypes ScalingConfig BisectBatchOnFunctionError MaximumRetryAttempts MaximumRecordAgeInSeconds DestinationConfig StartingPosition ParallelizationFactor Enabled",
    without: { KmsKeyArn: atRest, MetricsConfig: observed, Tags: observed },
  },
  "AWS::Lambda::EventInvokeConfig": {
    served:
      "FunctionName Qualifier MaximumRetryAttempts MaximumEventAgeInSeconds DestinationConfig",
  },
  "AWS::Lambda::Permission": { served: "Action FunctionName Principal SourceArn SourceAccount" },
  "AWS::IAM::Role": {
    served: "RoleName Policies ManagedPolicyArns",
    without: {
      AssumeRolePolicyDocument: "each role is used by the service that the template hands it to",
      Description: forPeople,
      Tags: observed,
    },
  },
  "AWS::IAM::Policy": { served: "PolicyName PolicyDocument Roles" },
  "AWS::SQS::QueuePolicy": { served: "PolicyDocument Queues" },
  "AWS::SecretsManager::Secret": {
    served: "Name GenerateSecretString SecretString",
    without: { Description: forPeople, KmsKeyId: atRest, Tags: observed },
  },
  "AWS::Cognito::UserPool": {
    served:
      "UserPoolName LambdaConfig UsernameAttributes EnabledMfas EmailConfiguration EmailAuthenticationMessage EmailAuthenticationSubject",
    without: Object.fromEntries(
      "AccountRecoverySetting AdminCreateUserConfig AliasAttributes AutoVerifiedAttributes DeletionProtection DeviceConfiguration EmailVerificationMessage EmailVerificationSubject MfaConfiguration Policies Schema SmsVerificationMessage UserAttributeUpdateSettings UserPoolAddOns UserPoolTags UserPoolTier UsernameConfiguration VerificationMessageTemplate WebAuthnRelyingPartyID WebAuthnUserVerification"
        .split(" ")
        .map((name) => [name, "demo accounts sign in without a password"]),
    ),
  },
  "AWS::Cognito::UserPoolClient": {
    served:
      "ClientName UserPoolId AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient AllowedOAuthScopes CallbackURLs LogoutURLs AccessTokenValidity IdTokenValidity RefreshTokenValidity TokenValidityUnits RefreshTokenRotation EnableTokenRevocation GenerateSecret",
    without: Object.fromEntries(
      "ExplicitAuthFlows SupportedIdentityProviders PreventUserExistenceErrors AuthSessionValidity ReadAttributes WriteAttributes"
        .split(" ")
        .map((name) => [name, "there is one way to sign in here"]),
    ),
  },
  "AWS::Cognito::UserPoolResourceServer": { served: "Identifier Name Scopes UserPoolId" },
  "AWS::ApiGateway::RestApi": {
    served: "Name ApiKeySourceType BinaryMediaTypes DisableExecuteApiEndpoint Policy",
    without: {
      Description: forPeople,
      EndpointConfiguration: machine,
      MinimumCompressionSize: "nothing is compressed on this machine",
      SecurityPolicy: "no TLS on this machine",
      EndpointAccessMode: "no TLS on this machine",
      Tags: observed,
    },
  },
  "AWS::ApiGateway::Resource": { served: "ParentId PathPart RestApiId" },
  "AWS::ApiGateway::Method": {
    served:
      "ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId HttpMethod Integration ResourceId RestApiId",
    without: {
      MethodResponses: "a proxy integration answers by itself",
      OperationName: forPeople,
      RequestParameters: "checked only with a validator, and there is none",
    },
  },
  "AWS::ApiGateway::Authorizer": {
    served: "Type ProviderARNs IdentitySource RestApiId",
    without: { Name: forPeople, AuthorizerResultTtlInSeconds: "every token is verified" },
  },
  "AWS::ApiGateway::GatewayResponse": {
    served: "ResponseType ResponseTemplates ResponseParameters StatusCode RestApiId",
  },
  "AWS::ApiGateway::Stage": {
    served: "StageName RestApiId MethodSettings Variables",
    without: {
      DeploymentId: "the template itself is served",
      AccessLogSetting: observed,
      TracingEnabled: observed,
      Description: forPeople,
      Tags: observed,
    },
  },
  "AWS::ApiGateway::ApiKey": {
    served: "Value Enabled StageKeys Name",
    without: { Description: forPeople, GenerateDistinctId: observed },
  },
  "AWS::ApiGateway::UsagePlan": {
    served: "ApiStages Throttle",
    without: { UsagePlanName: forPeople, Description: forPeople, Quota: observed },
  },
  "AWS::ApiGateway::UsagePlanKey": { served: "KeyId KeyType UsagePlanId" },
  "AWS::CloudFront::Distribution": { served: "DistributionConfig", without: { Tags: observed } },
  "AWS::CloudFront::Function": {
    served: "FunctionCode Name FunctionConfig",
    without: { AutoPublish: "the template itself is served" },
  },
  "AWS::CloudFront::ResponseHeadersPolicy": { served: "ResponseHeadersPolicyConfig" },
  "Custom::S3BucketNotifications": {
    served: "BucketName NotificationConfiguration",
    without: {
      ServiceToken: "read by us",
      Managed: "read by us",
      SkipDestinationValidation: "read by us",
    },
  },
  "AWS::Events::Rule": {
    served: "EventPattern State Targets Name EventBusName ScheduleExpression",
    without: { Description: forPeople },
  },
  "AWS::Scheduler::Schedule": {
    served: "Name ScheduleExpression ScheduleExpressionTimezone State Target",
    without: {
      FlexibleTimeWindow: "no window is used",
      Description: forPeople,
      GroupName: "a name only",
      KmsKeyArn: atRest,
    },
  },
  "AWS::GuardDuty::MalwareProtectionPlan": {
    served: "ProtectedResource",
    without: {
      Actions: "no tag is written",
      Role: "the scan runs in this process",
      Tags: observed,
    },
  },
  "AWS::SES::ConfigurationSetEventDestination": { served: "ConfigurationSetName EventDestination" },
  "AWS::SES::EmailIdentity": {
    served: "EmailIdentity ConfigurationSetAttributes",
    without: {
      DkimAttributes: "no mail leaves this machine",
      DkimSigningAttributes: "no mail leaves this machine",
      FeedbackAttributes: "no mail leaves this machine",
      MailFromAttributes: "no mail leaves this machine",
    },
  },
};

/** Types that change nothing on this machine, and why. */
const accepted: Readonly<Record<string, string>> = {
  "AWS::KMS::Key": "rights on it are checked, nothing is encrypted by it",
  "AWS::KMS::Alias": "a name of a key",
  "AWS::S3::BucketPolicy": "refuses plain HTTP and lets CloudFront read: the edge reads by itself",
  "AWS::ApiGateway::Deployment": "the template itself is served",
  "AWS::ApiGateway::Account": observed,
  "AWS::ApiGateway::Model": "no request validator is used",
  "AWS::ApiGateway::RequestValidator": "no request validator is used",
  "AWS::ApiGatewayV2::ApiMapping": "no own domain on this machine",
  "AWS::CloudFront::OriginAccessControl": "the edge reads the client's files by itself",
  "AWS::CloudFront::CachePolicy": "the edge keeps no copy: everything is fresh",
  "AWS::CloudFront::OriginRequestPolicy": "the edge forwards every header but Host",
  "AWS::Cognito::UserPoolDomain": "sign-in pages stand at the local issuer",
  "AWS::Cognito::ManagedLoginBranding": "sign-in pages here are our own",
  "AWS::Cognito::UserPoolRiskConfigurationAttachment": "demo accounts sign in by one click",
  "AWS::Cognito::LogDeliveryConfiguration": observed,
  "AWS::CloudWatch::Alarm": observed,
  "AWS::CloudWatch::CompositeAlarm": observed,
  "AWS::CloudWatch::Dashboard": observed,
  "AWS::Logs::LogGroup": "output goes to .local/logs",
  "AWS::Logs::MetricFilter": observed,
  "AWS::Logs::ResourcePolicy": observed,
  "AWS::SNS::Topic": "carries alarms to operators",
  "AWS::SNS::TopicPolicy": "carries alarms to operators",
  "AWS::SNS::Subscription": "carries alarms to operators",
  "AWS::SES::ConfigurationSet": "a name on each mail",
  "AWS::Scheduler::ScheduleGroup": "a name of schedules",
  "AWS::Lambda::Version": "the template itself is served",
  "AWS::Lambda::Alias": "the template itself is served",
  "AWS::IAM::ManagedPolicy": "policies of ours are inline",
  "AWS::CDK::Metadata": "counts constructs",
  "AWS::Budgets::Budget": observed,
  "AWS::Backup::BackupPlan": kept,
  "AWS::Backup::BackupSelection": kept,
  "AWS::Backup::BackupVault": kept,
  "AWS::WAFv2::WebACL": "the machine is not reached from outside",
  "Custom::S3AutoDeleteObjects": kept,
  "Custom::LogRetention": "output goes to .local/logs",
  "Custom::AWS": "calls of the deployment itself",
};

/** @throws Unserved with everything that the template asks for and this platform does not know, one line each. */
export function refuseUnknown(assembly: Assembly): void {
  const unknown = assembly.resources.flatMap(({ stack, id, type, properties }) => {
    if (type in accepted) return [];
    const known = served[type];
    if (!known) return [`${stack}/${id}: the type ${type} is not served locally`];
    const names = new Set([...known.served.split(" "), ...Object.keys(known.without ?? {})]);
    return Object.keys(properties)
      .filter((name) => !names.has(name))
      .map((name) => `${stack}/${id}: the property ${name} of ${type} is not served locally`);
  });
  if (unknown.length > 0) throw new Unserved(unknown.join("\n"));
}
