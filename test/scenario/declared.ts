import type { Operation } from "../../functions/api/kit/operation.ts";
import { type Route, routes } from "../../functions/api/routes.ts";
import { loadOperation } from "../../functions/tools/openapi/document.ts";
import { refusalsOf } from "../../functions/tools/openapi/refusals.ts";

type Answered = { readonly status: number; readonly body: unknown };

/** An answer that OpenAPI does not promise. */
export class Undeclared extends Error {}

const matches = (route: Route, path: string): boolean => {
  const asked = path.split("?")[0]?.split("/") ?? [];
  const parts = route.path.split("/");
  return (
    parts.length === asked.length &&
    parts.every((part, place) => part.startsWith("{") || part === asked[place])
  );
};

const withWords = (route: Route): number => route.path.split("{").length;

/** The route of the table that the gateway takes: the one with the fewest parameters. */
const routeOf = (method: string, path: string): Route | undefined =>
  routes
    .filter((route) => route.method === method && matches(route, path))
    .toSorted((one, other) => withWords(one) - withWords(other))[0];

const faultOf = (route: Route, operation: Operation, { status, body }: Answered) => {
  if (status < 300) {
    const expected = operation.status ?? 200;
    if (status !== expected) return `answers ${status}, declares ${expected}`;
    const issues = operation.answer().safeParse(body).error?.issues;
    return issues && `answers what its schema refuses: ${JSON.stringify(issues)}`;
  }
  const { code } = body as { readonly code?: unknown };
  const isKnown = refusalsOf(route, operation).some(
    (one) => one.status === status && one.code === code,
  );
  return isKnown ? undefined : `refuses with ${status} ${code}, which it does not declare`;
};

/** Whatever a route answers, its operation declares: the success by its schema, the refusal by status and code. */
export const expectDeclared = async (
  method: string,
  path: string,
  answer: Answered,
): Promise<void> => {
  const route = routeOf(method, path);
  if (route === undefined) return;
  const fault = faultOf(route, await loadOperation(route), answer);
  if (fault) throw new Undeclared(`${method} ${route.path} ${fault}`);
};
