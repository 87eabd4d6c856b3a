/** What CloudFormation's Ref and GetAtt give for each type, with names that stay the same from one start to the next. */
import type { Addresses } from "./addresses.ts";
import { text } from "./json.ts";

export const partition = "aws";
export const region = "eu-west-3";
/** The account number that the local engines use too. */
export const account = "000000000000";

/** A resource before its properties are resolved. */
export type Named = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly property: (name: string) => unknown;
};

const arn = (service: string, rest: string, place = `${region}:${account}`) =>
  `arn:${partition}:${service}:${place}:${rest}`;
const lower = (resource: Named) => `${resource.stack}-${resource.id}`.toLowerCase().slice(0, 63);
const given = (resource: Named, property: string, otherwise = `${resource.stack}-${resource.id}`) =>
  text(resource.property(property), otherwise);

const bucketName = (resource: Named) => given(resource, "BucketName", lower(resource));
const queueName = (resource: Named) => given(resource, "QueueName");
const tableName = (resource: Named) => given(resource, "TableName");
/** Ids that AWS draws: short, and the same at every start. */
const drawn = (resource: Named) => resource.id.toLowerCase().slice(-10);
const poolId = (resource: Named) => `${region}_${resource.id.slice(-9)}`;

type Give = (resource: Named, addresses: Addresses) => string;
type Identity = { readonly ref?: Give; readonly attributes?: Readonly<Record<string, Give>> };

const table: Identity = {
  ref: tableName,
  attributes: {
    Arn: (each) => arn("dynamodb", `table/${tableName(each)}`),
    StreamArn: (each) => arn("dynamodb", `table/${tableName(each)}/stream/local`),
  },
};

const identities: Readonly<Record<string, Identity>> = {
  "AWS::DynamoDB::Table": table,
  "AWS::DynamoDB::GlobalTable": table,
  "AWS::S3::Bucket": {
    ref: bucketName,
    attributes: {
      Arn: (each) => arn("s3", bucketName(each), ":"),
      DomainName: (each) => `${bucketName(each)}.s3.amazonaws.com`,
      RegionalDomainName: (each) => `${bucketName(each)}.s3.${region}.amazonaws.com`,
    },
  },
  "AWS::SQS::Queue": {
    ref: (each, addresses) => `${addresses.sqs}/${account}/${queueName(each)}`,
    attributes: { Arn: (each) => arn("sqs", queueName(each)), QueueName: queueName },
  },
  "AWS::Lambda::Function": {
    ref: (each) => given(each, "FunctionName"),
    attributes: { Arn: (each) => arn("lambda", `function:${given(each, "FunctionName")}`) },
  },
  "AWS::IAM::Role": {
    ref: (each) => given(each, "RoleName"),
    attributes: {
      Arn: (each) => arn("iam", `role/${given(each, "RoleName")}`, `:${account}`),
      RoleId: drawn,
    },
  },
  "AWS::KMS::Key": { ref: drawn, attributes: { Arn: (each) => arn("kms", `key/${drawn(each)}`) } },
  "AWS::SecretsManager::Secret": {
    ref: (each) => arn("secretsmanager", `secret:${given(each, "Name")}-local1`),
    attributes: { Id: (each) => arn("secretsmanager", `secret:${given(each, "Name")}-local1`) },
  },
  "AWS::Cognito::UserPool": {
    ref: poolId,
    attributes: {
      Arn: (each) => arn("cognito-idp", `userpool/${poolId(each)}`),
      UserPoolId: poolId,
      ProviderName: (each) => `cognito-idp.${region}.amazonaws.com/${poolId(each)}`,
      ProviderURL: (each) => `https://cognito-idp.${region}.amazonaws.com/${poolId(each)}`,
    },
  },
  "AWS::Cognito::UserPoolClient": { ref: drawn, attributes: { ClientId: drawn } },
  "AWS::Cognito::UserPoolResourceServer": { ref: (each) => given(each, "Identifier") },
  "AWS::Cognito::UserPoolDomain": { ref: (each) => given(each, "Domain") },
  "AWS::ApiGateway::RestApi": {
    ref: drawn,
    attributes: { RootResourceId: (each) => `${drawn(each)}-root`, RestApiId: drawn },
  },
  "AWS::ApiGateway::Stage": { ref: (each) => given(each, "StageName") },
  "AWS::CloudFront::Distribution": {
    ref: (each) => drawn(each).toUpperCase(),
    attributes: { DomainName: (each) => `${drawn(each)}.cloudfront.net`, Id: drawn },
  },
  "AWS::CloudFront::Function": {
    ref: (each) => arn("cloudfront", `function/${given(each, "Name")}`, `:${account}`),
    attributes: {
      FunctionARN: (each) => arn("cloudfront", `function/${given(each, "Name")}`, `:${account}`),
    },
  },
  "AWS::Events::Rule": {
    ref: (each) => given(each, "Name"),
    attributes: { Arn: (each) => arn("events", `rule/${given(each, "Name")}`) },
  },
  "AWS::Scheduler::Schedule": {
    ref: (each) => given(each, "Name"),
    attributes: { Arn: (each) => arn("scheduler", `schedule/default/${given(each, "Name")}`) },
  },
  "AWS::Scheduler::ScheduleGroup": {
    ref: (each) => given(each, "Name"),
    attributes: { Arn: (each) => arn("scheduler", `schedule-group/${given(each, "Name")}`) },
  },
  "AWS::SES::EmailIdentity": { ref: (each) => given(each, "EmailIdentity") },
  "AWS::SES::ConfigurationSet": { ref: (each) => given(each, "Name") },
  "AWS::Logs::LogGroup": {
    ref: (each) => given(each, "LogGroupName"),
    attributes: { Arn: (each) => arn("logs", `log-group:${given(each, "LogGroupName")}:*`) },
  },
  "AWS::SNS::Topic": {
    ref: (each) => arn("sns", given(each, "TopicName")),
    attributes: { TopicArn: (each) => arn("sns", given(each, "TopicName")) },
  },
};

/** What `Ref` gives. */
export function reference(resource: Named, addresses: Addresses): string {
  return (identities[resource.type]?.ref ?? drawn)(resource, addresses);
}

/** What `GetAtt` gives; a type accepted without effect has any attribute, never read by anything that runs. */
export function attribute(resource: Named, name: string, addresses: Addresses): string {
  const give = identities[resource.type]?.attributes?.[name];
  if (give) return give(resource, addresses);
  const [, service = "local"] = resource.type.toLowerCase().split("::");
  return name === "Arn" ? arn(service, drawn(resource)) : `${drawn(resource)}.${name}`;
}
