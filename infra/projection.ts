import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import type { Alerts } from "./parts/alerts.ts";
import { StreamReader } from "./parts/stream-reader.ts";

/** Facts, search rows and the duplicates' index, kept behind the states (design.md sections 4 and 5). */
export class Projection extends Construct {
  readonly project: StreamReader;

  constructor(scope: Construct, id: string, data: DataStack, alerts: Alerts) {
    super(scope, id);
    this.project = new StreamReader(
      this,
      "Project",
      {
        entry: "project",
        description: "Keeps facts, search rows and possible duplicates",
        timeout: 30,
        batch: 25,
        impact: "search, duplicates and tonight's figures lack what was just saved.",
      },
      data.table,
      data.failures,
      alerts,
    );
    data.table.grantReadWrite(this.project.reader);
    data.sealing.give(this.project.reader);
  }
}
