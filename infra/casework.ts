import { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import { JalonFunction } from "./parts/function.ts";

/** The daily work on dossiers: until the person is met, on the dossier itself, and from the diagnosis to the contract. */
export class Casework extends Construct {
  readonly reception = this.api(
    "Reception",
    "reception",
    "Referrals, duplicates, appointments, outreach",
  );
  readonly casework = this.api("Api", "casework", "Lists, dossiers, people, protection");
  readonly entry = this.api(
    "Entry",
    "entry",
    "Interviews, opinions, entry requests, controls, entries, contracts",
  );

  constructor(scope: Construct, id: string, data: DataStack) {
    super(scope, id);
    for (const api of [this.reception, this.casework, this.entry]) {
      data.table.grantReadWrite(api);
      data.sealing.give(api);
    }
    data.table.grantReadTogether(this.reception);
  }

  private api(id: string, entry: "reception" | "casework" | "entry", description: string) {
    return new JalonFunction(this, id, { entry, description, timeout: 15, memory: 1536 });
  }
}
