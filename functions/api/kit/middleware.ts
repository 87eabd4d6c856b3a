import type { MiddlewareObj } from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { isBusy } from "../../adapters/table/conflicts.ts";
import { callsOf, log } from "../../log.ts";
import { busy, surprise } from "./problem.ts";

type Middleware = MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult, Error>;

/** One line a request: route template, status, time, actor id. Never the path, the address, a name. */
export const logRequests = (): Middleware => {
  let began = 0;
  const write = (event: APIGatewayProxyEvent, status: number) =>
    log(status >= 500 ? "error" : "info", {
      code: "request",
      request: event.requestContext.requestId,
      method: event.httpMethod,
      route: event.resource,
      status,
      ms: Math.round(performance.now() - began),
      actor: String(event.requestContext.authorizer?.claims?.account ?? ""),
    });
  return {
    before: () => {
      began = performance.now();
    },
    after: ({ event, response }) => write(event, response?.statusCode ?? 500),
    onError: ({ event, response }) => write(event, response?.statusCode ?? 500),
  };
};

/**
 * A surprise becomes a problem of status 500, a table that had too much to do one of status 503; name and place are
 * logged, not the words, which may hold data.
 */
export const answerSurprises = (): Middleware => ({
  onError: (request) => {
    const passing = isBusy(request.error);
    log(passing ? "warn" : "error", {
      code: passing ? "busy" : "surprise",
      request: request.event.requestContext.requestId,
      name: request.error?.name ?? "unknown",
      place: callsOf(request.error),
    });
    const answer = passing ? busy : surprise;
    request.response = answer(request.event.requestContext.requestId);
  },
});
