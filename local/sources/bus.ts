/** The event bus: what happens here goes through the template's rules to their targets. */
import { randomUUID } from "node:crypto";
import type { Assembly, Resource } from "../assembly.ts";
import type { Bells } from "../bell.ts";
import type { Clock } from "../clockwork.ts";
import { sqs } from "../engine-calls.ts";
import type { Functions } from "../functions/pool.ts";
import { account, region } from "../identity.ts";
import { at, type Json, record, records, text } from "../json.ts";
import { mayInvoke, maySend } from "../permissions.ts";
import type { QueueSpec } from "../provision.ts";
import { invokeLater } from "./later.ts";
import { fits } from "./pattern.ts";

/** Something that happened, as a service tells it. */
export type Happening = {
  readonly source: string;
  readonly type: string;
  readonly resource: string;
  readonly detail: Json;
};

export type Bus = {
  readonly publish: (happening: Happening) => Promise<void>;
  /** Tells the operator what cannot be told to anybody else. */
  readonly say: (line: string) => void;
};

/** The default bus of the template's account. */
export function busOf(options: {
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly engine: string;
  readonly queues: readonly QueueSpec[];
  readonly clock: Clock;
  /** Rung when a message was sent. */
  readonly bells: Bells;
  readonly say: (line: string) => void;
}): Bus {
  const { assembly, functions, engine, queues, clock, bells, say } = options;
  const rules = assembly
    .ofType("AWS::Events::Rule")
    .filter(({ properties }) => properties.State !== "DISABLED");

  async function deliver(rule: Resource, target: Json, event: Json): Promise<void> {
    const arn = text(target.Arn);
    const ruleArn = assembly.attribute(rule, "Arn");
    const input = inputOf(target, event);
    const queue = queues.find((each) => each.arn === arn);
    const fn = functions.byArn(arn);
    if (queue && maySend(assembly, queue.url, arn, "events.amazonaws.com", ruleArn)) {
      await sqs(engine, "SendMessage", { QueueUrl: queue.url, MessageBody: input });
      bells.of(queue.name).ring();
    } else if (fn && mayInvoke(assembly, fn.resource, "events.amazonaws.com", ruleArn))
      invokeLater(assembly, functions, fn, JSON.parse(input), say);
    else say(`${rule.id}: its target ${arn} does not let it in, or is not served locally`);
  }

  return {
    say,
    publish: async ({ source, type, resource, detail }) => {
      const event = {
        version: "0",
        id: randomUUID(),
        "detail-type": type,
        source,
        account,
        time: clock.now().toISOString().replace(/\.\d+/, ""),
        region,
        resources: [resource],
        detail,
      };
      for (const rule of rules.filter(({ properties }) => fits(properties.EventPattern, event)))
        for (const target of records(rule.properties.Targets)) await deliver(rule, target, event);
    },
  };
}

/** What a target receives: the event, a part of it, or what its input transformer makes of it. */
function inputOf(target: Json, event: Json): string {
  const { Input, InputPath, InputTransformer } = target;
  if (Input !== undefined) return text(Input);
  if (InputPath !== undefined) return JSON.stringify(valueAt(event, text(InputPath)) ?? null);
  if (InputTransformer === undefined) return JSON.stringify(event);
  const { InputPathsMap, InputTemplate } = record(InputTransformer);
  const values = new Map(
    Object.entries(record(InputPathsMap)).map(([name, path]) => [name, valueAt(event, text(path))]),
  );
  return filled(text(InputTemplate), values);
}

/** Placeholders between quotes become plain text, the others JSON (EventBridge User Guide, « Input transformation »). */
function filled(template: string, values: ReadonlyMap<string, unknown>): string {
  let isQuoted = false;
  return template.replaceAll(/\\.|"|<([\w-]+)>/g, (part, name: string | undefined) => {
    if (part === '"') isQuoted = !isQuoted;
    if (name === undefined || !values.has(name)) return part;
    const written = JSON.stringify(values.get(name) ?? "");
    return isQuoted ? written.replace(/^"(.*)"$/s, "$1") : written;
  });
}

function valueAt(event: Json, path: string): unknown {
  return at(
    event,
    ...path
      .replace(/^\$\.?/, "")
      .split(".")
      .filter(Boolean),
  );
}
