import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import { JalonFunction } from "./parts/function.ts";

/** The daily work on dossiers: one function for all of it, so that it stays warm. */
export class Casework extends Construct {
  readonly api: JalonFunction;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.api = new JalonFunction(this, "Api", {
      entry: "casework",
      description: "Commands and lists of dossiers",
      timeout: 15,
      memory: 1536,
    });
    data.table.grantReadWrite(this.api);
    data.sealing.give(this.api);
  }
}
