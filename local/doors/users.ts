/** The admin interface of the user pool: what creating, changing and closing an account asks of it. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Assembly } from "../assembly.ts";
import type { Clock } from "../clockwork.ts";
import { parsed, record, records, text } from "../json.ts";
import { bodyOf } from "../ports.ts";
import type { People, Person } from "../sign-in/people.ts";
import { accessKeyOf, type Callers, denial, jsonError } from "./caller.ts";

/** Handles one request of the Cognito admin protocol. */
export function userDoor(options: {
  readonly assembly: Assembly;
  readonly people: People;
  /** Ends every sign-in of a user. */
  readonly signOut: (sub: string) => void;
  readonly callers: Callers;
  readonly clock: Clock;
}) {
  const { assembly, people, signOut, callers, clock } = options;
  const pool = assembly.ofType("AWS::Cognito::UserPool")[0];
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = record(parsed(((await bodyOf(request)) ?? Buffer.alloc(0)).toString("utf8")));
    const operation = text(request.headers["x-amz-target"]).split(".")[1] ?? "";
    response.setHeader("date", clock.now().toUTCString());
    const caller = callers.of(accessKeyOf(request));
    if (!caller || !pool)
      return jsonError(response, "UnrecognizedClientException", "The security token is invalid.");
    callers.calls.push({ caller: caller.id, service: "cognito-idp", action: operation });
    const resource = assembly.attribute(pool, "Arn");
    const refused = caller.refused([{ action: `cognito-idp:${operation}`, resource }]);
    if (refused) return jsonError(response, "AccessDeniedException", denial(caller, refused));
    const username = text(body.Username);
    const given = new Map(
      records(body.UserAttributes).map((each) => [text(each.Name), text(each.Value)]),
    );
    const found = await people.find(username);
    const answer = (value: unknown) => {
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify(value));
    };
    if (operation === "AdminCreateUser") {
      if (found?.fromPool || people.kept(username))
        return jsonError(response, "UsernameExistsException", "User account already exists");
      const email = given.get("email") ?? username;
      const sub = found?.sub ?? (username.includes("@") ? randomUUID() : username);
      const made = { sub, email, enabled: true, fromPool: true };
      people.save(made);
      return answer({ User: userOf(made) });
    }
    if (!found) return jsonError(response, "UserNotFoundException", "User does not exist.");
    switch (operation) {
      case "AdminGetUser":
        return answer({ ...userOf(found), UserAttributes: userOf(found).Attributes });
      case "AdminUpdateUserAttributes":
        people.save({ ...found, fromPool: true, email: given.get("email") ?? found.email });
        return answer({});
      case "AdminDisableUser":
      case "AdminEnableUser":
        people.save({ ...found, fromPool: true, enabled: operation === "AdminEnableUser" });
        return answer({});
      case "AdminDeleteUser":
        people.remove(found);
        return answer({});
      case "AdminUserGlobalSignOut":
        signOut(found.sub);
        return answer({});
      case "AdminResetUserPassword":
        return answer({});
      default:
        return jsonError(
          response,
          "UnknownOperationException",
          `${operation} is not served locally`,
        );
    }
  };
}

function userOf({ sub, email, enabled }: Person) {
  return {
    Username: sub,
    Attributes: [
      { Name: "sub", Value: sub },
      { Name: "email", Value: email },
      { Name: "email_verified", Value: "true" },
    ],
    Enabled: enabled,
    UserStatus: "CONFIRMED",
  };
}
