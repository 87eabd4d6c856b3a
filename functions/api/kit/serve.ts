import middy from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { civilDateOf } from "../../../domain/date.ts";
import { french } from "../../../domain/fields.ts";
import { isRefusal, Refusal } from "../../../domain/refusal.ts";
import { type FunctionName, routes } from "../routes.ts";
import { actorOf } from "./claims.ts";
import { answerSurprises, logRequests } from "./middleware.ts";
import type { Capability, Operation } from "./operation.ts";
import { invalid, json, problem } from "./problem.ts";

type Capabilities = Readonly<Record<string, () => Promise<Record<string, unknown>>>>;

const unknownRoute = new Refusal("route-unknown", "Cette adresse n’existe pas.", { status: 404 });
const noActor = new Refusal("account-unknown", "Ce compte n’est pas ouvert dans Jalon.", {
  status: 403,
});
const badJson = new Refusal("json-broken", "Le contenu envoyé n’est pas du JSON lisible.", {
  status: 400,
});
const badType = new Refusal("content-type", "Le contenu doit être envoyé en application/json.", {
  status: 415,
});
const noKey = new Refusal("key-missing", "L’en-tête Idempotency-Key est nécessaire.", {
  status: 400,
});
const tooLarge = new Refusal("body-too-large", "La demande dépasse 256 ko.", { status: 413 });
const badVersion = new Refusal("if-match", "L’en-tête If-Match doit être un numéro de version.", {
  status: 400,
});
const mostBytes = 256 * 1024;
/** No id of ours is longer; a key of the table may not be much longer. */
const longestParameter = 200;

const headerOf = (event: APIGatewayProxyEvent, name: string): string | undefined => {
  const found = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1];
};

const bodyOf = (event: APIGatewayProxyEvent): unknown | Refusal => {
  if (event.body === null || event.body === "") return undefined;
  const text = event.isBase64Encoded
    ? Buffer.from(event.body, "base64").toString("utf8")
    : event.body;
  if (Buffer.byteLength(text) > mostBytes) return tooLarge;
  if (!headerOf(event, "content-type")?.toLowerCase().startsWith("application/json"))
    return badType;
  try {
    return JSON.parse(text);
  } catch {
    return badJson;
  }
};

const seenOf = (event: APIGatewayProxyEvent): number | undefined | Refusal => {
  const header = headerOf(event, "if-match");
  if (header === undefined) return undefined;
  const read = /^"?(\d{1,9})"?$/.exec(header);
  return read ? Number(read[1]) : badVersion;
};

const keyOf = (event: APIGatewayProxyEvent): string | Refusal => {
  if (event.httpMethod === "GET") return "";
  const key = headerOf(event, "idempotency-key");
  return key && key.length <= 200 ? key : noKey;
};

/** Parse, check, run, answer: the story that every route shares. */
const answer = async (
  event: APIGatewayProxyEvent,
  operation: Operation,
  now: string,
): Promise<APIGatewayProxyResult> => {
  const actor = actorOf(event.requestContext.authorizer?.claims);
  if (actor === undefined) return problem(noActor);
  const key = keyOf(event);
  if (isRefusal(key)) return problem(key);
  const seen = seenOf(event);
  if (isRefusal(seen)) return problem(seen);
  const sent = bodyOf(event);
  if (isRefusal(sent)) return problem(sent);
  const body = operation.body?.safeParse(sent ?? {}, { error: french });
  if (body && !body.success) return invalid(body.error);
  const query = operation.query?.safeParse(event.queryStringParameters ?? {}, { error: french });
  if (query && !query.success) return invalid(query.error);
  const result = await operation.run({
    actor,
    now,
    today: civilDateOf(now),
    params: (event.pathParameters ?? {}) as Record<string, string>,
    query: query?.data,
    body: body?.data,
    key,
    ...(seen !== undefined && { seen }),
  });
  return isRefusal(result) ? problem(result) : json(operation.status ?? 200, result);
};

/**
 * The handler of one API function: its routes of the table, each capability loaded on first use.
 *
 * @throws Error when the table gives it a capability that it does not have: the function must not begin.
 */
export const serve = (name: FunctionName, capabilities: Capabilities) => {
  const own = routes.filter((row) => row.function === name);
  const missing = own.filter(({ capability }) => capabilities[capability] === undefined);
  if (missing.length > 0) throw new Error(`${name} does not serve ${missing[0]?.capability}`);
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(logRequests())
    .use(answerSurprises())
    .handler(async (event) => {
      const route = own.find(
        (row) => row.method === event.httpMethod && row.path === event.resource,
      );
      const load = route && capabilities[route.capability];
      if (route === undefined || load === undefined) return problem(unknownRoute);
      const operation = ((await load()) as Capability)[route.operation];
      const parameters = Object.values(event.pathParameters ?? {});
      const isTooLong = parameters.some((value) => (value?.length ?? 0) > longestParameter);
      if (operation === undefined || isTooLong) return problem(unknownRoute);
      return answer(event, operation, new Date().toISOString());
    });
};
