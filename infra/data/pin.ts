import { CfnResource } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/**
 * Fixes a logical id. CloudFormation knows a resource by it: a construct that is moved or renamed would otherwise be
 * replaced, what holds data by an empty one, what stands beside it (a bucket's policy) by one that its own removal undoes.
 */
export const pin = <Kept extends IConstruct>(kept: Kept, logicalId: string): Kept => {
  const resource = kept.node.defaultChild ?? kept;
  if (!(resource instanceof CfnResource)) throw new Error(`${kept.node.path} holds no resource`);
  resource.overrideLogicalId(logicalId);
  return kept;
};
