import { beforeAll, expect, test } from "vitest";
import { DataStack } from "../../infra/data-stack.ts";
import { addStage } from "../../infra/jalon.ts";
import { at, listAt, type Synthesis, stage, synthesize } from "./synthesized.ts";

let synthesis: Synthesis;
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
}, 180_000);
const inData = () => synthesis.resources.filter((resource) => resource.stack === "demo-data");
const dataResource = (id: string) => inData().find((resource) => resource.id === id);

/** What holds data, by its logical id: another id here would mean an empty table beside the full one. */
const held: Readonly<Record<string, string>> = {
  Table: "AWS::DynamoDB::Table",
  DocumentsBucket: "AWS::S3::Bucket",
  FactsBucket: "AWS::S3::Bucket",
  FailuresBucket: "AWS::S3::Bucket",
  AccessLogsBucket: "AWS::S3::Bucket",
  DataKey: "AWS::KMS::Key",
  DocumentKey: "AWS::KMS::Key",
  SealingSecret: "AWS::SecretsManager::Secret",
  UserPool: "AWS::Cognito::UserPool",
  MailIdentity: "AWS::SES::EmailIdentity",
};

test.each(Object.entries(held))("%s keeps its logical id and outlives its stack", (id, type) => {
  expect(dataResource(id)).toMatchObject({
    type,
    deletionPolicy: "Retain",
    updateReplacePolicy: "Retain",
  });
});

test("nothing else in the data stack holds data", () => {
  const kinds = new Set(Object.values(held));
  const ids = inData()
    .filter(({ type }) => kinds.has(type))
    .map(({ id }) => id);
  expect(ids.sort()).toEqual(Object.keys(held).sort());
});

test("the data's template is the same to the byte whether or not anything works on it", async () => {
  const alone = await synthesize((app) => {
    new DataStack(app, stage);
  });
  expect(alone.templates["demo-data"]).toBe(synthesis.templates["demo-data"]);
}, 60_000);

test("the data exports nothing, so that nobody can hold it back", () => {
  expect(synthesis.templates["demo-data"]).not.toContain('"Export"');
  expect(synthesis.templates["demo-app"]).not.toContain("Fn::ImportValue");
});

test("the table has the keys and lists of docs/architecture.md, and what brings it back", () => {
  const { properties } = dataResource("Table") ?? {};
  const key = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: "HASH" },
    { AttributeName: range, KeyType: "RANGE" },
  ];
  expect(properties).toMatchObject({
    KeySchema: key("pk", "sk"),
    BillingMode: "PAY_PER_REQUEST",
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    },
    SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
    StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
    TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
  });
  const indexes = listAt(properties, "GlobalSecondaryIndexes");
  expect(indexes.map((index) => [at(index, "IndexName"), at(index, "KeySchema")])).toEqual([
    ["waiting", key("waitingFor", "waitingSince")],
    ["owner", key("owner", "ownerSort")],
    ["antenne", key("antenne", "antenneSort")],
    ["register", key("register", "registerSort")],
  ]);
  for (const index of indexes) {
    expect(at(index, "Projection")).toEqual({
      ProjectionType: "INCLUDE",
      NonKeyAttributes: ["card", "kind", "version", "task", "standing"],
    });
  }
  expect(listAt(properties, "AttributeDefinitions")).toHaveLength(10);
});

test("both keys are rotated, and neither function nor stack may disable them", () => {
  for (const id of ["DataKey", "DocumentKey"]) {
    expect(dataResource(id)?.properties.EnableKeyRotation).toBe(true);
  }
});

test("every bucket is closed to the public, encrypted, and refuses plain HTTP and old TLS", () => {
  const policies = synthesis.of("AWS::S3::BucketPolicy");
  for (const { id, properties } of synthesis.of("AWS::S3::Bucket")) {
    expect(Object.values(at(properties, "PublicAccessBlockConfiguration") ?? {})).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(properties.BucketEncryption).toBeDefined();
    const policy = JSON.stringify(
      policies.find((each) => at(each.properties, "Bucket", "Ref") === id)?.properties,
    );
    expect(policy).toContain('"aws:SecureTransport":"false"');
    expect(policy).toContain('"s3:TlsVersion":1.2');
  }
});

test("documents keep every version, speak on the bus, and forget what nobody took from quarantine", () => {
  const { properties } = dataResource("DocumentsBucket") ?? {};
  expect(at(properties, "VersioningConfiguration", "Status")).toBe("Enabled");
  expect(
    at(properties, "NotificationConfiguration", "EventBridgeConfiguration", "EventBridgeEnabled"),
  ).toBe(true);
  const rules = listAt(properties, "LifecycleConfiguration", "Rules");
  expect(rules.find((rule) => at(rule, "Prefix") === "quarantine/")).toMatchObject({
    ExpirationInDays: 2,
  });
  const whole = rules.filter((rule) => at(rule, "Prefix") === undefined);
  for (const rule of whole) expect(at(rule, "ExpirationInDays")).toBeUndefined();
});

test("nobody signs up alone, and everybody needs a second factor", () => {
  expect(dataResource("UserPool")?.properties).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: "ON",
    EnabledMfas: ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"],
    EmailAuthenticationMessage: expect.stringContaining("{####}"),
    DeletionProtection: "ACTIVE",
    UsernameAttributes: ["email"],
    UserPoolTier: "ESSENTIALS",
    LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: "V2_0" } },
  });
});

test("before SES has verified the sender, the pool asks for a code by application only", async () => {
  const early = await synthesize((app) => {
    new DataStack(app, { ...stage, mail: { ...stage.mail, verified: false } });
  });
  expect(early.of("AWS::Cognito::UserPool")[0]?.properties).toMatchObject({
    EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
  });
}, 60_000);

test("no stack comes near the 500 resources that CloudFormation takes", () => {
  for (const [name, text] of Object.entries(synthesis.templates)) {
    const count = Object.keys(JSON.parse(text).Resources).length;
    expect(count, name).toBeLessThan(400);
  }
});

test("no construct brings a function or a custom resource of its own", () => {
  const types = new Set(synthesis.resources.map(({ type }) => type));
  const hidden = [...types].filter((type) => /^(Custom::|AWS::CloudFormation::)/.test(type));
  expect(hidden).toEqual([]);
});
