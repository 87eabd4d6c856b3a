import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** Says of one construct why a cdk-nag rule does not hold there: rule (and finding) to reason. */
export const acknowledge = (construct: IConstruct, reasons: Record<string, string>): void => {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id, reason });
  }
};
