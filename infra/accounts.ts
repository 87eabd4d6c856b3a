import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { JalonFunction } from "./parts/function.ts";

/** Accounts, deputies, absences, antennes, organisations; and the alarm of the sign-in itself. */
export class Accounts extends Construct {
  readonly api: JalonFunction;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.api = new JalonFunction(this, "Api", {
      entry: "accounts",
      description: "Opens, changes and closes accounts",
      timeout: 15,
    });
    data.table.grantReadWrite(this.api);
    data.sealing.give(this.api);
    data.accounts.grantAdministration(this.api);

    alerts.add({
      name: "sign-in-failing",
      impact: "Roles cannot be written into tokens: nobody can sign in or stay signed in.",
      metric: new Metric({
        namespace: "AWS/Lambda",
        metricName: "Errors",
        dimensionsMap: { FunctionName: data.accounts.triggerName.text },
        statistic: "Sum",
      }),
      above: 0,
    });
  }
}
