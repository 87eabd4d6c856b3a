import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import type { Actor } from "../../domain/access/actor.ts";
import { type Route, routes } from "../../functions/api/routes.ts";

/** An answer of a handler, its JSON read. */
export type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown> & { code?: string };
};

const claimsOf = (actor: Actor): Record<string, string> => ({
  account: actor.account,
  roles: actor.roles.join(" "),
  antennes: actor.antennes.join(" "),
  ...(actor.organisation && { organisation: actor.organisation }),
  ...(actor.standsFor.length > 0 && { standings: JSON.stringify(actor.standsFor) }),
});

type Options = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly key?: string;
  readonly seen?: number;
};

const routeOf = (operation: string): Route => {
  const route = routes.find((row) => row.operation === operation);
  if (route === undefined) throw new Error(`no route for ${operation}`);
  return route;
};

/** What API Gateway hands to the function of an operation. */
export const eventOf = (
  actor: Actor,
  operation: string,
  options: Options = {},
): APIGatewayProxyEvent => {
  const route = routeOf(operation);
  return {
    resource: route.path,
    httpMethod: route.method,
    headers: {
      "content-type": "application/json",
      ...(route.method !== "GET" && { "idempotency-key": options.key ?? crypto.randomUUID() }),
      ...(options.seen !== undefined && { "if-match": `"${options.seen}"` }),
    },
    pathParameters: options.params ?? null,
    queryStringParameters: options.query ?? null,
    body: options.body === undefined ? null : JSON.stringify(options.body),
    isBase64Encoded: false,
    requestContext: { requestId: "test", authorizer: { claims: claimsOf(actor) } },
  } as unknown as APIGatewayProxyEvent;
};

/** Calls the handler that the route table names for an operation, as API Gateway would. */
export const call = async (
  actor: Actor,
  operation: string,
  options: Options = {},
): Promise<Answer> => {
  const { handler } = await import(`../../functions/api/${routeOf(operation).function}.ts`);
  const answer = await handler(eventOf(actor, operation, options), {} as Context);
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};
