import { begun, leafOf, type Recorded } from "../decider.ts";
import type { ContractEvent, ContractState } from "./contract.ts";

export const evolveContract = (
  state: ContractState | undefined,
  event: Recorded<ContractEvent>,
): ContractState => {
  if (event.type === "contract-due") return { status: "due", dueOn: event.data.dueOn };
  if (event.type === "contract-amended")
    return { ...event.data, status: "due", changes: leafOf(event, "changes") };
  const contract = begun(state, event);
  switch (event.type) {
    case "contract-asked":
      return { ...contract, status: "asked", askedAt: event.at };
    case "contract-produced":
      return { ...contract, ...event.data, status: "produced" };
    case "contract-read":
      return contract;
    case "contract-signed": {
      const { code: _impossible, ...rest } = contract;
      return { ...rest, ...event.data, status: "signed" };
    }
    case "contract-impossible":
      return { ...contract, status: "impossible", code: event.data.code };
    case "contract-void":
      return { ...contract, status: "void" };
  }
};
