/** Which calls the synthesized policies of a role allow: an explicit allow is needed, a deny always wins. */
import type { Assembly, Resource } from "./assembly.ts";
import { at, isRecord, type Json, record, records, text, texts } from "./json.ts";

/** What a call asks for: an action, on a resource, with the context keys that conditions may name. */
export type Ask = {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
};

/** One statement of a policy, resolved. */
export type Statement = Json;

/** True when `pattern` (with * and ?) covers the whole of `value`. */
export function matches(pattern: string, value: string, ignoreCase = false): boolean {
  const flags = ignoreCase ? "is" : "s";
  const known = `${flags} ${pattern}`;
  const expression = expressions.get(known) ?? expressionOf(pattern, flags);
  expressions.set(known, expression);
  return expression.test(value);
}

/** Each request is held to the same few patterns. */
const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string, flags: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, flags);
}

/** True when these statements allow what is asked (IAM User Guide, « Policy evaluation logic »). */
export function allows(statements: readonly Statement[], ask: Ask): boolean {
  const concerned = statements.filter((statement) => concerns(statement, ask));
  if (concerned.some((statement) => statement.Effect === "Deny")) return false;
  return concerned.some((statement) => statement.Effect === "Allow");
}

function concerns(statement: Statement, ask: Ask): boolean {
  const action = texts(statement.Action).some((each) => matches(each, ask.action, true));
  const notAction = texts(statement.NotAction).some((each) => matches(each, ask.action, true));
  const resources = texts(statement.Resource);
  return (
    (statement.NotAction === undefined ? action : !notAction) &&
    (resources.length === 0 || resources.some((each) => matches(each, ask.resource))) &&
    holds(statement.Condition, ask.context ?? {})
  );
}

const operators: Readonly<Record<string, (wanted: string, found: string) => boolean>> = {
  StringEquals: (wanted, found) => wanted === found,
  StringLike: (wanted, found) => matches(wanted, found),
  StringNotEquals: (wanted, found) => wanted !== found,
  ArnEquals: (wanted, found) => matches(wanted, found),
  ArnLike: (wanted, found) => matches(wanted, found),
  Bool: (wanted, found) => wanted === found,
};

/** Conditions join by « and », the values of one by « or »; a key that the call lacks fails it (not with `IfExists`). */
function holds(condition: unknown, context: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.entries(record(condition)).every(([name, keys]) => {
    const [, every = "", operator = "", ifExists = ""] =
      /^(ForAllValues:|ForAnyValue:)?(.+?)(IfExists)?$/.exec(name) ?? [];
    const compare = operators[operator];
    if (!compare) throw new Error(`the policy condition « ${name} » is not served locally`);
    return Object.entries(record(keys)).every(([key, wanted]) => {
      const found =
        context[
          Object.keys(context).find((each) => each.toLowerCase() === key.toLowerCase()) ?? ""
        ];
      if (found === undefined) return ifExists !== "" || every === "ForAllValues:";
      const one = (value: string) => texts(wanted).some((each) => compare(each, value));
      return every === "ForAllValues:" ? found.every(one) : found.some(one);
    });
  });
}

/** The statements of the role with this ARN: its own policies and those attached to it by name. */
export function statementsOf(assembly: Assembly, roleArn: string): readonly Statement[] {
  const role = assembly
    .ofType("AWS::IAM::Role")
    .find((each) => assembly.attribute(each, "Arn") === roleArn);
  if (!role) return [];
  const name = assembly.ref(role);
  const attached = assembly
    .ofType("AWS::IAM::Policy")
    .filter((policy) => texts(policy.properties.Roles).includes(name))
    .map((policy) => policy.properties.PolicyDocument);
  const own = records(role.properties.Policies).map((policy) => policy.PolicyDocument);
  return [...attached, ...own].flatMap((document) => records(at(document, "Statement")));
}

/** True when the function's own policy lets this service call it, for what `sourceArn` names. */
export function mayInvoke(
  assembly: Assembly,
  fn: Resource,
  principal: string,
  sourceArn: string,
): boolean {
  const names = [assembly.attribute(fn, "Arn"), assembly.ref(fn)];
  return assembly
    .ofType("AWS::Lambda::Permission")
    .some(
      ({ properties }) =>
        names.includes(text(properties.FunctionName)) &&
        properties.Principal === principal &&
        (properties.SourceArn === undefined || matches(text(properties.SourceArn), sourceArn)),
    );
}

/** True when the queue's policy lets this service send to it for what `sourceArn` names. */
export function maySend(
  assembly: Assembly,
  queueUrl: string,
  queueArn: string,
  principal: string,
  sourceArn: string,
): boolean {
  const statements = assembly
    .ofType("AWS::SQS::QueuePolicy")
    .filter(({ properties }) => texts(properties.Queues).includes(queueUrl))
    .flatMap(({ properties }) => records(at(properties.PolicyDocument, "Statement")))
    .filter(({ Principal: named }) =>
      isRecord(named) && named.Service !== undefined
        ? texts(named.Service).includes(principal)
        : named === "*" || at(named, "AWS") === "*",
    );
  const context = {
    "aws:SourceArn": [sourceArn],
    "aws:SecureTransport": ["true"],
    "aws:SourceAccount": ["000000000000"],
  };
  return allows(statements, { action: "sqs:SendMessage", resource: queueArn, context });
}
