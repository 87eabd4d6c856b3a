import { CfnOutput, Fn, type IResolvable, type IResolveContext, Stack, Token } from "aws-cdk-lib";
import type { Construct } from "constructs";

/**
 * A value that a stack offers to others as a named output. The output is declared here and not by whoever reads it, so
 * that nothing of the reader shows in the template of the stack that is read; it is no export, so that nothing of the
 * reader can hold it back either (docs/decisions/outputs-not-exports.md).
 */
export class Shared implements IResolvable {
  readonly creationStack: string[] = [];
  /** The value, wherever it is used: itself in its own stack, the output elsewhere. */
  readonly text: string;
  private readonly stack: Stack;
  private readonly name: string;
  private readonly value: string;

  constructor(scope: Construct, name: string, value: string) {
    this.stack = Stack.of(scope);
    this.name = name;
    this.value = value;
    new CfnOutput(this.stack, name, { value });
    this.text = Token.asString(this);
  }

  resolve(context: IResolveContext): unknown {
    const reader = Stack.of(context.scope);
    if (reader === this.stack) return this.value;
    const region = reader.region === this.stack.region ? undefined : this.stack.region;
    return Fn.getStackOutput(this.stack.stackName, this.name, region);
  }

  toString(): string {
    return this.text;
  }

  /** How cdk-nag writes this value with an ending that holds a wildcard, when another stack names it. */
  finding(ending: string): string {
    const output = { StackName: this.stack.stackName, OutputName: this.name };
    return `Resource::${JSON.stringify({ "Fn::GetStackOutput": output })}${ending}`;
  }
}
