import { RemovalPolicy } from "aws-cdk-lib";
import {
  type Attribute,
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { Effect, Grant, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { JalonFunction } from "../parts/function.ts";
import { acknowledge } from "../parts/nag.ts";
import { Shared } from "../parts/shared.ts";
import type { CustomerKey } from "./keys.ts";
import { pin } from "./pin.ts";

const string = (name: string): Attribute => ({ name, type: AttributeType.STRING });
const named = (actions: readonly string[]) => actions.map((action) => `dynamodb:${action}`);

/** The lists of the product (docs/architecture.md, « The table »): index, what it is asked by, its order. */
const indexes = [
  { name: "waiting", by: "waitingFor", order: "waitingSince" },
  { name: "owner", by: "owner", order: "ownerSort" },
  { name: "antenne", by: "antenne", order: "antenneSort" },
  { name: "register", by: "register", order: "registerSort" },
] as const;

// A transaction needs the right of each of its actions and no other. No `Scan`: nothing that runs here lists the table.
const reading = named(["GetItem", "BatchGetItem", "Query", "ConditionCheckItem"]);
const writing = named(["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"]);

/** The one table: state and history of every dossier, and what is found by them. */
export class DossierTable extends Construct {
  readonly name: Shared;
  readonly streamArn: Shared;
  readonly indexes: readonly string[] = indexes.map(({ name }) => name);
  private readonly arn: Shared;
  private readonly key: CustomerKey;

  constructor(scope: Construct, id: string, key: CustomerKey) {
    super(scope, id);
    this.key = key;
    const table = pin(
      new Table(this, "Table", {
        partitionKey: string("pk"),
        sortKey: string("sk"),
        billingMode: BillingMode.PAY_PER_REQUEST,
        encryption: TableEncryption.CUSTOMER_MANAGED,
        encryptionKey: key.key,
        stream: StreamViewType.NEW_AND_OLD_IMAGES,
        pointInTimeRecoverySpecification: {
          pointInTimeRecoveryEnabled: true,
          recoveryPeriodInDays: 35,
        },
        timeToLiveAttribute: "expiresAt",
        deletionProtection: true,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
      "Table",
    );
    for (const { name, by, order } of indexes) {
      table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: string(by),
        sortKey: string(order),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: ["card", "kind", "version", "task", "standing"],
      });
    }
    this.name = new Shared(this, "TableName", table.tableName);
    this.arn = new Shared(this, "TableArn", table.tableArn);
    this.streamArn = new Shared(this, "TableStreamArn", table.tableStreamArn ?? "");
  }

  /**
   * Lets a function read items and lists, and tells it the table's name.
   *
   * @param partitions where it needs no dossier: the partitions that it may name, and no list
   */
  grantRead(fn: JalonFunction, partitions?: readonly string[]): void {
    this.grant(fn, reading, partitions);
    this.key.grantRead(fn);
  }

  /** Lets a function read and write items; otherwise as `grantRead`. */
  grantReadWrite(fn: JalonFunction, partitions?: readonly string[]): void {
    this.grant(fn, [...reading, ...writing], partitions);
    this.key.grantReadWrite(fn);
  }

  /** Lets a function read several partitions in one request, by PartiQL, and never the whole table. */
  grantReadTogether(fn: JalonFunction): void {
    const select = { actions: named(["PartiQLSelect"]), resources: [this.arn.text] };
    fn.addToRolePolicy(new PolicyStatement(select));
    // As the guide does it (« Deny full table scan statements in PartiQL »): an allow with the condition would fail where
    // the key is absent.
    fn.addToRolePolicy(
      new PolicyStatement({
        ...select,
        effect: Effect.DENY,
        conditions: { Bool: { "dynamodb:FullTableScan": ["true"] } },
      }),
    );
  }

  /** Lets a function's mapping read the stream. */
  grantStream(fn: JalonFunction): void {
    Grant.addToPrincipal({
      grantee: fn,
      actions: named(["DescribeStream", "GetRecords", "GetShardIterator"]),
      resourceArns: [this.streamArn.text],
    });
    Grant.addToPrincipal({ grantee: fn, actions: named(["ListStreams"]), resourceArns: ["*"] });
    this.key.grantRead(fn);
    acknowledge(fn.ownRole, {
      "AwsSolutions-IAM5[Resource::*]":
        "X-Ray's two actions and DynamoDB's ListStreams take no resource (service authorization reference).",
    });
  }

  private grant(fn: JalonFunction, actions: string[], partitions?: readonly string[]): void {
    fn.addEnvironment("TABLE_NAME", this.name.text);
    const conditions = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": partitions } };
    Grant.addToPrincipal({
      grantee: fn,
      actions,
      resourceArns: [this.arn.text],
      ...(partitions && { conditions }),
    });
    if (partitions) return;
    Grant.addToPrincipal({
      grantee: fn,
      actions: named(["Query"]),
      resourceArns: indexes.map(({ name }) => `${this.arn.text}/index/${name}`),
    });
  }
}
