import { type App, CfnOutput, Stack } from "aws-cdk-lib";
import { Accounts } from "./accounts.ts";
import { Api } from "./api.ts";
import { Batches } from "./batches.ts";
import { Casework } from "./casework.ts";
import { Dashboard } from "./dashboard.ts";
import type { DataStack } from "./data-stack.ts";
import { Documents } from "./documents.ts";
import type { EdgeStack } from "./edge-stack.ts";
import { Eligibility } from "./eligibility.ts";
import { Guard } from "./guard.ts";
import { Mail } from "./mail.ts";
import { Objectives } from "./objectives.ts";
import { Outbox } from "./outbox.ts";
import { Alerts } from "./parts/alerts.ts";
import { deadLetters } from "./parts/queue.ts";
import { Printing } from "./printing.ts";
import { Projection } from "./projection.ts";
import { Readings } from "./readings.ts";
import { Settings } from "./settings.ts";
import { SignIn } from "./sign-in.ts";
import { Site } from "./site.ts";
import type { Stage } from "./stages.ts";
import { Sweeper } from "./sweeper.ts";

/** All that works on the data and holds none: it may be destroyed and made again. */
export class AppStack extends Stack {
  constructor(app: App, stage: Stage, data: DataStack, edge?: EdgeStack) {
    super(app, `${stage.name}-app`, {
      description: `Jalon ${stage.name}: everything but the data`,
      env: { region: stage.region },
    });
    this.addStackDependency(data);
    if (edge) this.addStackDependency(edge);
    const alerts = new Alerts(this, "Alerts", stage.alarmsTo);
    const missed = deadLetters(
      this,
      "MissedSchedules",
      "missed-schedules",
      "A scheduled job could not be started: figures or sweeps are missing.",
      alerts,
    );

    const casework = new Casework(this, "Casework", data);
    const documents = new Documents(this, "Documents", data, alerts);
    const settings = new Settings(this, "Settings", data);
    const accounts = new Accounts(this, "Accounts", data, alerts);
    const { checks } = new Eligibility(this, "Eligibility", data, alerts);
    const { mails } = new Mail(this, "Mail", data, alerts);
    const { lines } = new Batches(this, "Batches", data, alerts);
    const { prints } = new Printing(this, "Printing", data, alerts);
    const queues = [checks, documents.uploads, mails, lines, prints];
    const { notes } = new Readings(this, "Readings", data, alerts);
    // What shows a dossier or a paper notes it: nothing else that answers a request may send.
    for (const api of [casework.casework, documents.api]) notes.grantSend(api);

    const outbox = new Outbox(this, "Outbox", data, queues, alerts);
    const projection = new Projection(this, "Projection", data, alerts);
    const objectives = new Objectives(this, "Objectives", data, mails, missed, alerts);
    new Sweeper(this, "Sweeper", data, queues, missed, alerts);

    const functions = {
      reception: casework.reception,
      casework: casework.casework,
      entry: casework.entry,
      documents: documents.api,
      figures: objectives.api,
      settings: settings.api,
      accounts: accounts.api,
    };
    const api = new Api(this, "Api", data, functions, alerts);
    const site = new Site(this, "Site", stage, data, api, edge);
    new SignIn(this, "SignIn", data, site.url);
    mails.worker.addEnvironment("SITE_URL", site.url);
    new Guard(this, "Guard", data, alerts);
    new Dashboard(this, "Dashboard", alerts, api, outbox, projection, [...queues, notes]);

    new CfnOutput(this, "SiteUrl", { value: site.url });
    new CfnOutput(this, "ClientBucket", { value: site.client.bucketName });
    new CfnOutput(this, "DistributionId", { value: site.distribution.distributionId });
  }
}
