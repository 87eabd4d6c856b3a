import { type App, Stack } from "aws-cdk-lib";
import { AccountPool } from "./data/accounts.ts";
import { AccessLogs } from "./data/bucket.ts";
import { DocumentStore } from "./data/documents.ts";
import { FactStore, FailureStore } from "./data/facts.ts";
import { CustomerKey } from "./data/keys.ts";
import { MailIdentity } from "./data/mail-identity.ts";
import { SealingKey } from "./data/sealing.ts";
import { DossierTable } from "./data/table.ts";
import type { Stage } from "./stages.ts";

/** What a PLIE keeps. It changes a few times a year, outlives `app`, and knows nothing of it. */
export class DataStack extends Stack {
  readonly dataKey: CustomerKey;
  readonly table: DossierTable;
  readonly documents: DocumentStore;
  readonly facts: FactStore;
  readonly failures: FailureStore;
  readonly sealing: SealingKey;
  readonly mail: MailIdentity;
  readonly accounts: AccountPool;

  constructor(app: App, stage: Stage) {
    super(app, `${stage.name}-data`, {
      description: `Jalon ${stage.name}: the data`,
      env: { region: stage.region },
      terminationProtection: true,
    });
    this.dataKey = new CustomerKey(this, "DataKey", `Jalon ${stage.name}: table, facts, secrets`);
    const documentKey = new CustomerKey(this, "DocumentKey", `Jalon ${stage.name}: documents`);
    const logs = new AccessLogs(this, "AccessLogsBucket");

    // Without an own domain the client's name is CloudFront's, made later: CORS guards no data, the signed address does.
    const siteOrigin = `https://${stage.domain ?? "*.cloudfront.net"}`;

    this.table = new DossierTable(this, "Dossiers", this.dataKey);
    this.documents = new DocumentStore(this, "Documents", documentKey, logs, siteOrigin);
    this.facts = new FactStore(this, "Facts", this.dataKey, logs);
    this.failures = new FailureStore(this, "Failures", this.dataKey, logs);
    this.sealing = new SealingKey(this, "Sealing", stage.name, this.dataKey);
    this.mail = new MailIdentity(this, "Mail", stage.mail);
    this.accounts = new AccountPool(this, "Accounts", stage, this.table, this.mail);
  }
}
