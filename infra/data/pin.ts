import { CfnResource } from "aws-cdk-lib";
import type { Construct } from "constructs";

/**
 * Fixes the logical id of what holds data. CloudFormation knows a resource by it: a construct that is moved or renamed
 * would otherwise be replaced by an empty one.
 */
export const pin = <Kept extends Construct>(kept: Kept, logicalId: string): Kept => {
  const resource = kept.node.defaultChild;
  if (!(resource instanceof CfnResource)) throw new Error(`${kept.node.path} holds no resource`);
  resource.overrideLogicalId(logicalId);
  return kept;
};
