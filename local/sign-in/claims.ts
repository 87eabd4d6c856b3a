/** The claims of a token: Cognito's own, then what the template's pre-token function adds or takes away. */
import { randomUUID } from "node:crypto";
import type { Assembly, Resource } from "../assembly.ts";
import type { Functions } from "../functions/pool.ts";
import { region } from "../identity.ts";
import { at, type Json, record, text, texts } from "../json.ts";
import { mayInvoke } from "../permissions.ts";
import type { Person } from "./people.ts";

export type Trigger = "TokenGeneration_HostedAuth" | "TokenGeneration_RefreshTokens";

/** Asks the pool's pre-token function; a pool without one changes nothing. Throws when the function fails. */
export function preToken(assembly: Assembly, functions: Functions, pool: Resource) {
  const configured = record(pool.properties.LambdaConfig);
  const arn =
    at(configured, "PreTokenGenerationConfig", "LambdaArn") ?? configured.PreTokenGeneration;
  const version = text(at(configured, "PreTokenGenerationConfig", "LambdaVersion"), "V1_0");
  return async (
    person: Person,
    clientId: string,
    scopes: readonly string[],
    triggerSource: Trigger,
  ): Promise<Json> => {
    if (arn === undefined) return {};
    const fn = functions.byArn(text(arn));
    const allowed =
      fn &&
      mayInvoke(
        assembly,
        fn.resource,
        "cognito-idp.amazonaws.com",
        assembly.attribute(pool, "Arn"),
      );
    if (!fn || !allowed)
      throw new Error("PreTokenGeneration invocation failed due to error AccessDeniedException.");
    const outcome = await functions.invoke(fn, {
      version: version.replace("V", "").replace("_0", ""),
      triggerSource,
      region,
      userPoolId: assembly.ref(pool),
      userName: person.sub,
      callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId },
      request: {
        userAttributes: {
          sub: person.sub,
          email: person.email,
          email_verified: "true",
          "cognito:user_status": "CONFIRMED",
        },
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
        scopes,
      },
      response: { claimsAndScopeOverrideDetails: null },
    });
    if (!outcome.ok)
      throw new Error(
        `PreTokenGeneration failed with error ${outcome.errorType}: ${outcome.errorMessage}`,
      );
    const details = at(outcome.value, "response", "claimsAndScopeOverrideDetails");
    return record(at(details, "accessTokenGeneration"));
  };
}

/** Cognito's reserved claims stay what they are, whatever the function says. */
const reserved =
  /^(sub|iss|aud|exp|iat|jti|token_use|client_id|auth_time|origin_jti|event_id|username|version|scope)$/;

/** The claims of an access token, with what the pre-token function changes in it. */
export function accessClaims(options: {
  readonly person: Person;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly changes: Json;
  readonly authTime: number;
}): Json {
  const { person, clientId, scopes, changes, authTime } = options;
  const suppressed = texts(changes.claimsToSuppress);
  const added = Object.entries(record(changes.claimsToAddOrOverride));
  const all: Json = {
    sub: person.sub,
    token_use: "access",
    client_id: clientId,
    username: person.sub,
    version: 2,
    scope: scopes
      .filter((scope) => !texts(changes.scopesToSuppress).includes(scope))
      .concat(texts(changes.scopesToAdd))
      .join(" "),
    auth_time: authTime,
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    ...Object.fromEntries(added.filter(([name]) => !reserved.test(name))),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !suppressed.includes(name)));
}
