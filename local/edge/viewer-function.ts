/** Runs the CloudFront functions of the template on requests and answers. */
import { createContext, Script } from "node:vm";
import type { Assembly } from "../assembly.ts";
import { at, isRecord, type Json, record, records, text } from "../json.ts";

/** A request as a viewer-request function sees and changes it. */
export type Viewed = {
  readonly method: string;
  readonly uri: string;
  readonly query: URLSearchParams;
  readonly headers: readonly (readonly [string, string])[];
};

/** What a function makes of a request: the request to go on with, or an answer of its own. */
export type Made =
  | { readonly kind: "request"; readonly uri: string }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers: Json;
      readonly body: string;
    };

/** The function that a behaviour runs on viewer requests; the identity when it has none. */
export function viewerRequest(assembly: Assembly, behaviour: Json): (viewed: Viewed) => Made {
  const arn = records(behaviour.FunctionAssociations).find(
    (each) => each.EventType === "viewer-request",
  )?.FunctionARN;
  const resource = assembly
    .ofType("AWS::CloudFront::Function")
    .find((each) => assembly.attribute(each, "FunctionARN") === arn);
  if (!resource) return ({ uri }) => ({ kind: "request", uri });
  const code = text(resource.properties.FunctionCode);
  const context = createContext({ event: "" });
  new Script(code).runInContext(context);
  const call = new Script("JSON.stringify(handler(JSON.parse(event)))");
  return ({ method, uri, query, headers }) => {
    const event = {
      version: "1.0",
      context: { eventType: "viewer-request" },
      viewer: { ip: "127.0.0.1" },
      request: {
        method,
        uri,
        querystring: Object.fromEntries([...query].map(([name, value]) => [name, { value }])),
        headers: Object.fromEntries(
          headers.map(([name, value]) => [name.toLowerCase(), { value }]),
        ),
        cookies: {},
      },
    };
    context.event = JSON.stringify(event);
    const made = record(JSON.parse(text(call.runInContext(context))));
    if (made.statusCode === undefined) return { kind: "request", uri: text(made.uri, uri) };
    const given = Object.entries(record(made.headers));
    return {
      kind: "answer",
      status: Number(made.statusCode),
      headers: Object.fromEntries(given.map(([name, value]) => [name, text(at(value, "value"))])),
      body: isRecord(made.body) ? text(made.body.data) : text(made.body),
    };
  };
}
