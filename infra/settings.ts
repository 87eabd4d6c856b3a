import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import { JalonFunction } from "./parts/function.ts";

/** Protocol, communes, reasons, delays: dated data edited by those who may. */
export class Settings extends Construct {
  readonly api: JalonFunction;

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    this.api = new JalonFunction(this, "Api", {
      entry: "settings",
      description: "Reads and dates settings and protocols",
      timeout: 15,
    });
    data.table.grantReadWrite(this.api);
  }
}
