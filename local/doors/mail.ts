/** The door of SES: only a sender that the template declares may write, and only for functions that have the right. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Assembly } from "../assembly.ts";
import type { Clock } from "../clockwork.ts";
import { account, region } from "../identity.ts";
import { at, type Json, parsed, record, records, text, texts } from "../json.ts";
import { bodyOf } from "../ports.ts";
import type { Sent } from "../sources/mails.ts";
import { accessKeyOf, type Callers, denial, jsonError } from "./caller.ts";

/** Handles one request of the SES v2 protocol. */
export function mailDoor(options: {
  readonly engine: string;
  readonly assembly: Assembly;
  readonly callers: Callers;
  readonly clock: Clock;
  /** Told each mail that was taken. */
  readonly sent: (mail: Sent) => Promise<void>;
}) {
  const { engine, assembly, callers, clock, sent } = options;
  const identities = assembly.ofType("AWS::SES::EmailIdentity").map((each) => assembly.ref(each));
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const raw = (await bodyOf(request)) ?? Buffer.alloc(0);
    response.setHeader("date", clock.now().toUTCString());
    const caller = callers.of(accessKeyOf(request));
    if (!caller)
      return jsonError(response, "UnrecognizedClientException", "The security token is invalid.");
    let taken: Omit<Sent, "id"> | undefined;
    if (request.url === "/v2/email/outbound-emails") {
      const body = record(parsed(raw.toString("utf8")));
      const isRaw = at(body, "Content", "Raw") !== undefined;
      const action = isRaw ? "ses:SendRawEmail" : "ses:SendEmail";
      callers.calls.push({ caller: caller.id, service: "ses", action });
      const from =
        /<([^>]+)>/.exec(text(body.FromEmailAddress))?.[1] ?? text(body.FromEmailAddress);
      const identity = identities.find((each) => each === from || from.endsWith(`@${each}`));
      if (!identity)
        return jsonError(response, "MessageRejected", `Email address is not verified: ${from}`);
      const resource = `arn:aws:ses:${region}:${account}:identity/${identity}`;
      const refused = caller.refused([{ action, resource }]);
      if (refused) return jsonError(response, "AccessDeniedException", denial(caller, refused));
      taken = { identity, from, ...addressedIn(body) };
    }
    const answer = await fetch(`${engine}${request.url}`, {
      method: text(request.method),
      headers: {
        "content-type": "application/json",
        authorization: text(request.headers.authorization),
      },
      ...(raw.length > 0 ? { body: new Uint8Array(raw) } : {}),
    });
    const said = await answer.text();
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(said);
    if (taken && answer.ok) await sent({ ...taken, id: text(at(parsed(said), "MessageId")) });
  };
}

/** To whom a mail goes, and the tags by which SES's events name it. */
function addressedIn(body: Json) {
  const tags = records(body.EmailTags).map(({ Name, Value }) => [text(Name), [text(Value)]]);
  return { to: texts(at(body, "Destination", "ToAddresses")), tags: Object.fromEntries(tags) };
}
