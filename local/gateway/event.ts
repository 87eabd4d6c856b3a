/** The event that a REST API hands to a function (« Input format of a Lambda function for proxy integration »). */
import { matchesGlob } from "node:path";
import { account, region } from "../identity.ts";
import type { Json } from "../json.ts";
import type { Match } from "./routes.ts";

export type Request = {
  readonly method: string;
  /** Path with the stage first. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: readonly (readonly [string, string])[];
  /** Undefined when it passed the 10 MB that API Gateway takes. */
  readonly body: Buffer | undefined;
};

export const headerOf = (request: Request, name: string) =>
  request.headers.find(([each]) => each.toLowerCase() === name)?.[1];

/** True when a content type is one of the API's binary media types. */
export function isBinary(types: readonly string[], contentType: string | undefined): boolean {
  const type = contentType?.split(/[;,]/)[0]?.trim();
  return types.some((each) => each === "*/*" || (type !== undefined && matchesGlob(type, each)));
}

export function proxyEvent(options: {
  readonly request: Request;
  readonly match: Match;
  readonly stage: string;
  readonly variables: Json | null;
  readonly apiId: string;
  readonly requestId: string;
  readonly now: Date;
  readonly claims: Readonly<Record<string, string>> | undefined;
  readonly binaryTypes: readonly string[];
}): Json {
  const { request, match, stage, apiId, requestId, now, claims, binaryTypes } = options;
  const path = request.path.slice(stage.length + 1) || "/";
  const base64 = isBinary(binaryTypes, headerOf(request, "content-type"));
  const domainName = `${apiId}.execute-api.${region}.amazonaws.com`;
  const headers: readonly (readonly [string, string])[] = [
    ...request.headers,
    ["X-Forwarded-For", "127.0.0.1"],
    ["X-Forwarded-Port", "443"],
    ["X-Forwarded-Proto", "https"],
  ];
  return {
    resource: match.route.path,
    path,
    httpMethod: request.method,
    headers: single(headers),
    multiValueHeaders: multiple(headers),
    queryStringParameters: single([...request.query]),
    multiValueQueryStringParameters: multiple([...request.query]),
    pathParameters: Object.keys(match.parameters).length > 0 ? match.parameters : null,
    stageVariables: options.variables,
    requestContext: {
      resourceId: match.route.resourceId,
      resourcePath: match.route.path,
      httpMethod: request.method,
      extendedRequestId: requestId,
      requestTime: commonLogTime(now),
      path: request.path,
      accountId: account,
      protocol: "HTTP/1.1",
      stage,
      domainPrefix: apiId,
      requestTimeEpoch: now.getTime(),
      requestId,
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: "127.0.0.1",
        user: null,
        userAgent: headerOf(request, "user-agent") ?? null,
        userArn: null,
      },
      domainName,
      deploymentId: "local",
      apiId,
      ...(claims ? { authorizer: { claims } } : {}),
    },
    body:
      request.body && request.body.length > 0
        ? request.body.toString(base64 ? "base64" : "utf8")
        : null,
    isBase64Encoded: base64 && (request.body?.length ?? 0) > 0,
  };
}

type Pairs = readonly (readonly [string, string])[];

function single(pairs: Pairs): Json | null {
  return pairs.length === 0 ? null : Object.fromEntries(pairs);
}

function multiple(pairs: Pairs): Json | null {
  if (pairs.length === 0) return null;
  return Object.fromEntries(
    pairs.map(([name]) => [
      name,
      pairs.filter(([each]) => each === name).map(([, value]) => value),
    ]),
  );
}

/** `09/Apr/2026:12:34:56 +0000` */
function commonLogTime(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
