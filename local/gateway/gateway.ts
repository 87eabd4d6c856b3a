/** The REST API of the template: finds the route, asks the authorizer, calls the function, answers. */
import { randomUUID } from "node:crypto";
import type { Assembly } from "../assembly.ts";
import type { Clock } from "../clockwork.ts";
import type { Functions } from "../functions/pool.ts";
import { account, region } from "../identity.ts";
import { at, isRecord, list, number, record, records, text, texts } from "../json.ts";
import { mayInvoke } from "../permissions.ts";
import { authorize, claimTexts, type Pool } from "./authorizer.ts";
import { headerOf, isBinary, proxyEvent, type Request } from "./event.ts";
import { type Answer, gatewayResponses } from "./responses.ts";
import { matchRoute, routesOf } from "./routes.ts";

/** API Gateway takes 10 MB, Lambda 6 MB. */
export const bodyLimit = 10 * 1024 * 1024;
const functionLimit = 6 * 1024 * 1024;

export type Gateway = {
  readonly stage: string;
  readonly handle: (request: Request) => Promise<Answer>;
};

/** Serves the only REST API of the template; undefined when it has none. */
export function gatewayOf(options: {
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly pools: readonly Pool[];
  readonly clock: Clock;
}): Gateway | undefined {
  const { assembly, functions, pools, clock } = options;
  const api = assembly.ofType("AWS::ApiGateway::RestApi")[0];
  const stageResource = assembly.ofType("AWS::ApiGateway::Stage")[0];
  if (!api || !stageResource) return undefined;
  const stage = text(stageResource.properties.StageName);
  const apiId = assembly.ref(api);
  const routes = routesOf(assembly, api);
  const answerOf = gatewayResponses(assembly, api);
  const binaryTypes = texts(api.properties.BinaryMediaTypes);
  const variables = isRecord(stageResource.properties.Variables)
    ? stageResource.properties.Variables
    : null;
  const keys = apiKeysOf(assembly, apiId);
  const takeToken = bucketOf(list(stageResource.properties.MethodSettings));

  async function handle(request: Request): Promise<Answer> {
    const requestId = randomUUID();
    const inStage = request.path === `/${stage}` || request.path.startsWith(`/${stage}/`);
    const path = request.path.slice(stage.length + 1) || "/";
    const match = inStage ? matchRoute(routes, request.method, path) : undefined;
    if (!match) return answerOf("MISSING_AUTHENTICATION_TOKEN", requestId);
    const { route } = match;
    if (route.needsKey && !keys.includes(headerOf(request, "x-api-key") ?? ""))
      return answerOf("INVALID_API_KEY", requestId);
    const verdict =
      route.pools.length > 0
        ? authorize(route, pools, headerOf(request, "authorization"))
        : undefined;
    if (verdict?.opens === false) return answerOf("UNAUTHORIZED", requestId, verdict.message);
    if (!takeToken()) return answerOf("THROTTLED", requestId);
    if (!request.body || request.body.length > functionLimit)
      return answerOf("REQUEST_TOO_LARGE", requestId);
    const fn = functions.byArn(route.functionArn);
    const source = `arn:aws:execute-api:${region}:${account}:${apiId}/${stage}/${request.method}${route.path}`;
    if (!fn || !mayInvoke(assembly, fn.resource, "apigateway.amazonaws.com", source))
      return answerOf("API_CONFIGURATION_ERROR", requestId);
    const event = proxyEvent({
      request,
      match,
      stage,
      variables,
      apiId,
      requestId,
      now: clock.now(),
      claims: verdict && claimTexts(verdict.claims),
      binaryTypes,
    });
    const outcome = await Promise.race([functions.invoke(fn, event), later(route.timeout)]);
    if (outcome === undefined) return answerOf("INTEGRATION_TIMEOUT", requestId);
    const answer = outcome.ok
      ? proxyAnswer(outcome.value, binaryTypes, request, requestId)
      : undefined;
    return answer ?? answerOf("INTEGRATION_FAILURE", requestId);
  }

  /** Browsers go by the date of an answer (`web/src/api/clock.ts`): it is the platform's. */
  const dated = (answer: Answer): Answer => ({
    ...answer,
    headers: [...answer.headers, ["Date", clock.now().toUTCString()]],
  });
  return { stage, handle: async (request) => dated(await handle(request)) };
}

function later(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, undefined).unref();
  });
}

/** A function's answer; undefined when it has not the form of a proxy integration's (502 then). */
function proxyAnswer(
  value: unknown,
  binaryTypes: readonly string[],
  request: Request,
  requestId: string,
): Answer | undefined {
  const known = ["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"];
  if (!isRecord(value) || Object.keys(value).some((name) => !known.includes(name)))
    return undefined;
  const { statusCode, body } = value;
  const isStatus = Number.isInteger(Number(statusCode)) && Number(statusCode) >= 100;
  if (!isStatus || (body !== undefined && body !== null && typeof body !== "string"))
    return undefined;
  const headers: [string, string][] = [["x-amzn-RequestId", requestId]];
  for (const [name, values] of Object.entries(record(value.multiValueHeaders)))
    for (const each of list(values)) headers.push([name, text(each)]);
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  for (const [name, each] of Object.entries(record(value.headers)))
    if (!given.has(name.toLowerCase())) headers.push([name, text(each)]);
  if (!headers.some(([name]) => name.toLowerCase() === "content-type"))
    headers.push(["Content-Type", "application/json"]);
  const decodes =
    value.isBase64Encoded === true && isBinary(binaryTypes, headerOf(request, "accept"));
  return {
    status: Number(statusCode),
    headers,
    body: Buffer.from(text(body), decodes ? "base64" : "utf8"),
  };
}

/** The values of the enabled keys that a usage plan lets into this API. */
function apiKeysOf(assembly: Assembly, apiId: string): readonly string[] {
  const plans = assembly
    .ofType("AWS::ApiGateway::UsagePlan")
    .filter(({ properties }) =>
      records(properties.ApiStages).some((each) => at(each, "ApiId") === apiId),
    )
    .map((plan) => assembly.ref(plan));
  const allowed = assembly
    .ofType("AWS::ApiGateway::UsagePlanKey")
    .filter(({ properties }) => plans.includes(text(properties.UsagePlanId)))
    .map(({ properties }) => text(properties.KeyId));
  return assembly
    .ofType("AWS::ApiGateway::ApiKey")
    .filter((key) => key.properties.Enabled !== false && allowed.includes(assembly.ref(key)))
    .map((key) => text(key.properties.Value));
}

/** The throttle of the stage: a bucket of `burst` tokens that fills at `rate` a second. */
function bucketOf(settings: readonly unknown[]): () => boolean {
  const all = settings.find(
    (each) => at(each, "ResourcePath") === "/*" && at(each, "HttpMethod") === "*",
  );
  const rate = number(at(all, "ThrottlingRateLimit"), Number.POSITIVE_INFINITY);
  const burst = number(at(all, "ThrottlingBurstLimit"), rate);
  if (rate === Number.POSITIVE_INFINITY) return () => true;
  let tokens = burst;
  let filled = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - filled) / 1_000) * rate);
    filled = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
