import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import type { Actor } from "../../domain/access/actor.ts";
import { routes } from "../../functions/api/routes.ts";

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

/** Calls the handler that the route table names for an operation, as API Gateway would. */
export const call = async (
  actor: Actor,
  operation: string,
  options: {
    params?: Record<string, string>;
    query?: Record<string, string>;
    body?: unknown;
    key?: string;
    seen?: number;
  } = {},
): Promise<Answer> => {
  const route = routes.find((row) => row.operation === operation);
  if (route === undefined) throw new Error(`no route for ${operation}`);
  const { handler } = await import(`../../functions/api/${route.function}.ts`);
  const event = {
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
  const answer = await handler(event, {} as Context);
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};
