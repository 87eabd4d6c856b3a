/** The door of SQS: checks rights and counts calls, then hands the request to the engine. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Bells } from "../bell.ts";
import type { Clock } from "../clockwork.ts";
import { postTo } from "../engine-requests.ts";
import { account, region } from "../identity.ts";
import { parsed, record, text } from "../json.ts";
import { bodyOf } from "../ports.ts";
import { accessKeyOf, type Callers, denial, jsonError } from "./caller.ts";

/** Batch calls need the right of the single one (SQS Developer Guide, « API permissions »). */
const rightOf = (operation: string) => operation.replace(/Batch$/, "");

/** Handles one request of the SQS JSON protocol. */
export function queueDoor(options: {
  readonly engine: string;
  /** The address of this door, that queue addresses begin with. */
  readonly address: string;
  readonly callers: Callers;
  readonly clock: Clock;
  /** A queue's is rung when a message was sent to it. */
  readonly bells: Bells;
}) {
  const { engine, address, callers, clock, bells } = options;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = (await bodyOf(request)) ?? Buffer.alloc(0);
    const target = text(request.headers["x-amz-target"]);
    const operation = target.split(".")[1] ?? "";
    const body = record(parsed(raw.toString("utf8")));
    response.setHeader("date", clock.now().toUTCString());
    const caller = callers.of(accessKeyOf(request));
    if (!caller)
      return jsonError(response, "InvalidClientTokenId", "The security token is invalid.");
    callers.calls.push({ caller: caller.id, service: "sqs", action: operation });
    const name =
      text(body.QueueUrl ?? body.QueueName, "*")
        .split("/")
        .at(-1) ?? "*";
    const resource = `arn:aws:sqs:${region}:${account}:${name}`;
    const refused = caller.refused([{ action: `sqs:${rightOf(operation)}`, resource }]);
    if (refused) return jsonError(response, "AccessDenied", denial(caller, refused));
    const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": target };
    const answer = await postTo(engine, headers, raw);
    const said = answer.body
      .toString("utf8")
      .replaceAll(
        /"QueueUrl":"[^"]*\/([^"/]+)"/g,
        (_, found: string) => `"QueueUrl":"${address}/${account}/${found}"`,
      );
    if (operation.startsWith("SendMessage")) bells.of(name).ring();
    const errorType = answer.headers["x-amzn-query-error"];
    response.writeHead(answer.status, {
      "content-type": "application/x-amz-json-1.0",
      ...(errorType ? { "x-amzn-query-error": errorType } : {}),
    });
    response.end(said);
  };
}
