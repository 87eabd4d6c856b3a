import { beforeAll, expect, test } from "vitest";
import { addStage } from "../../infra/jalon.ts";
import {
  at,
  entryOf,
  type Json,
  listAt,
  type Synthesis,
  stage,
  synthesize,
  target,
} from "./synthesized.ts";

let synthesis: Synthesis;
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
}, 180_000);

type Right = { readonly role: string; readonly action: string; readonly resource: string };

/** Every right that a policy of ours gives, one line each, the references written as CloudFormation would join them. */
const written = (json: Json | undefined): string => {
  if (typeof json === "string") return json;
  const join = listAt(json, "Fn::Join", 1);
  if (join.length > 0) return join.map(written).join("");
  const output = at(json, "Fn::GetStackOutput", "OutputName");
  return `<${output ?? target(json) ?? JSON.stringify(json)}>`;
};
const rightsOf = (): Right[] =>
  synthesis.of("AWS::IAM::Policy").flatMap(({ properties }) => {
    const role = target(at(properties, "Roles", 0)) ?? "";
    const statements = listAt(properties, "PolicyDocument", "Statement");
    const allowed = statements.filter((statement) => at(statement, "Effect") === "Allow");
    return allowed.flatMap((statement) =>
      listAt(statement, "Action").flatMap((action) =>
        listAt(statement, "Resource").map((resource) => ({
          role,
          action: String(action),
          resource: written(resource),
        })),
      ),
    );
  });

const rightsOfFunction = (name: string): Right[] => {
  const fn = synthesis
    .of("AWS::Lambda::Function")
    .find((each) => entryOf(synthesis, each) === name);
  return rightsOf().filter(({ role }) => role === target(fn?.properties.Role));
};

const shared = [/^logs:/, /^xray:/, /^kms:/];
const useful = (name: string): string[] =>
  rightsOfFunction(name)
    .filter(({ action }) => !shared.some((pattern) => pattern.test(action)))
    .map(({ action, resource }) => `${action} ${resource.replace(/<Table(Arn)?>/, "table")}`);

/** Wildcards that stay, each with the reason why nothing narrower can be written. */
const wildcards: readonly { action: RegExp; resource: RegExp; reason: string }[] = [
  {
    action: /^xray:Put(TraceSegments|TelemetryRecords)$/,
    resource: /^\*$/,
    reason: "X-Ray takes no resource",
  },
  { action: /^dynamodb:ListStreams$/, resource: /^\*$/, reason: "ListStreams takes no resource" },
  {
    action: /^s3:(Get|Put|Delete)Object(Version)?$/,
    resource: /^<(Documents|Facts|Failures)BucketArn>\/([a-z]+\/)?\*$/,
    reason: "keys of objects are random or dated",
  },
  {
    action: /^events:/,
    resource: /rule\/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3\*$/,
    reason: "GuardDuty gives its rule an ending that it does not tell",
  },
];

test("no right holds a wildcard beyond those that have a reason", () => {
  const wide = rightsOf().filter(({ action, resource }) => `${action}${resource}`.includes("*"));
  const unreasoned = wide.filter(
    (right) =>
      right.action.includes("*") ||
      !wildcards.some(
        ({ action, resource }) => action.test(right.action) && resource.test(right.resource),
      ),
  );
  expect(unreasoned).toEqual([]);
});

test("nothing that runs may list the table, read a secret or change a right", () => {
  const forbidden =
    /^(dynamodb:(Scan|PartiQL(?!Select))|secretsmanager:|iam:|kms:(Create|Disable|Schedule|Put))/;
  expect(rightsOf().filter(({ action }) => forbidden.test(action))).toEqual([]);
});

test("who reads several partitions in one statement is denied the whole table", () => {
  const selects = ["reception", "documents", "casework", "entry", "figures", "settings"].filter(
    (name) => useful(name).includes("dynamodb:PartiQLSelect table"),
  );
  expect(selects).toEqual(["reception", "documents"]);
  const denials = synthesis
    .of("AWS::IAM::Policy")
    .flatMap(({ properties }) => listAt(properties, "PolicyDocument", "Statement"))
    .filter((statement) => at(statement, "Effect") === "Deny")
    .filter((statement) => listAt(statement, "Action").includes("dynamodb:PartiQLSelect"))
    .map((statement) => at(statement, "Condition"));
  const scan = { Bool: { "dynamodb:FullTableScan": ["true"] } };
  expect(denials).toEqual(selects.map(() => scan));
});

test("figures only reads the table, and no list", () => {
  const actions = useful("figures").filter((right) => right.startsWith("dynamodb:"));
  expect(actions.sort()).toEqual([
    "dynamodb:BatchGetItem table",
    "dynamodb:ConditionCheckItem table",
    "dynamodb:GetItem table",
    "dynamodb:Query table",
  ]);
});

/** The partitions of the table to which each of a function's statements holds it. */
const partitionsOf = (name: string): Json[] => {
  const fn = synthesis
    .of("AWS::Lambda::Function")
    .find((each) => entryOf(synthesis, each) === name);
  return synthesis
    .of("AWS::IAM::Policy")
    .filter(({ properties }) => target(at(properties, "Roles", 0)) === target(fn?.properties.Role))
    .flatMap(({ properties }) => listAt(properties, "PolicyDocument", "Statement"))
    .filter((statement) => listAt(statement, "Action").includes("dynamodb:GetItem"))
    .map((statement) => at(statement, "Condition", "ForAllValues:StringLike") ?? null);
};

test("who needs some partitions can name no other", () => {
  const heldTo = (...partitions: string[]) => [{ "dynamodb:LeadingKeys": partitions }];
  expect(partitionsOf("figures")).toEqual(heldTo("FIGURES#*"));
  expect(partitionsOf("pre-token")).toEqual(heldTo("DIRECTORY"));
  expect(partitionsOf("attainment")).toEqual([
    ...heldTo("FACTS#*", "FIGURES#*", "SETTINGS", "DIRECTORY", "CLAIM#attainment#*"),
    ...heldTo("DOSSIER#*"),
  ]);
});

test("the relay reads the stream and sends, nothing more", () => {
  const rights = useful("relay").map((right) => right.split(" ")[0]);
  expect([...new Set(rights)].sort()).toEqual([
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
    "s3:ListBucket",
    "s3:PutObject",
    "sqs:SendMessage",
  ]);
});

const holders = (pattern: RegExp): string[] => {
  const all = synthesis.of("AWS::Lambda::Function").map((fn) => entryOf(synthesis, fn));
  return all.filter((name) => useful(name).some((right) => pattern.test(right))).sort();
};

test("each grave right has few holders", () => {
  expect(holders(/^ses:/)).toEqual(["mail"]);
  expect(holders(/^cognito-idp:/)).toEqual(["accounts"]);
  expect(holders(/^s3:DeleteObject/)).toEqual(["document-uploaded"]);
  expect(holders(/^s3:PutObject <DocumentsBucketArn>\/quarantine/)).toEqual(["documents"]);
  expect(holders(/^s3:PutObject <DocumentsBucketArn>\/documents/)).toEqual(["document-uploaded"]);
  expect(holders(/^s3:PutObject <DocumentsBucketArn>\/prints/)).toEqual(["print"]);
  expect(holders(/^s3:.*FactsBucket/)).toEqual(["attainment"]);
  expect(holders(/^sqs:SendMessage/)).toEqual([
    "attainment",
    "casework",
    "documents",
    "relay",
    "sweeper",
  ]);
});

test("accounts invites, disables and signs out users; no password passes through it", () => {
  const actions = useful("accounts").flatMap((right) => /^cognito-idp:\S+/.exec(right)?.[0] ?? []);
  expect(actions.sort()).toEqual([
    "cognito-idp:AdminCreateUser",
    "cognito-idp:AdminDeleteUser",
    "cognito-idp:AdminDisableUser",
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminUserGlobalSignOut",
  ]);
});

test("who signs in gets roles from a function that only reads", () => {
  expect(useful("pre-token").filter((right) => /Put|Update|Delete|Write/.test(right))).toEqual([]);
});
