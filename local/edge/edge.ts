/** The CloudFront distribution of the template: one origin for people, the client's files and the API behind it. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Assembly } from "../assembly.ts";
import type { Gateway } from "../gateway/gateway.ts";
import { bodyLimit } from "../gateway/gateway.ts";
import type { Answer } from "../gateway/responses.ts";
import { at, type Json, record, records, text, texts } from "../json.ts";
import { matches } from "../permissions.ts";
import { bodyOf } from "../ports.ts";
import { filesOf } from "./files.ts";
import { viewerRequest } from "./viewer-function.ts";

type Behaviour = {
  readonly pattern: string;
  readonly origin: Json;
  readonly methods: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
  readonly viewer: ReturnType<typeof viewerRequest>;
};

/** Serves the only distribution of the template; undefined when it has none. */
export function edgeOf(assembly: Assembly, gateway: Gateway | undefined) {
  const resource = assembly.ofType("AWS::CloudFront::Distribution")[0];
  if (!resource) return undefined;
  const config = record(resource.properties.DistributionConfig);
  const origins = new Map(records(config.Origins).map((each) => [text(each.Id), each]));
  const behaviour = (each: Json): Behaviour => ({
    pattern: text(each.PathPattern, "*"),
    origin: record(origins.get(text(each.TargetOriginId))),
    methods: each.AllowedMethods === undefined ? ["GET", "HEAD"] : texts(each.AllowedMethods),
    headers: policyHeaders(assembly, each.ResponseHeadersPolicyId),
    viewer: viewerRequest(assembly, each),
  });
  const behaviours = [
    ...records(config.CacheBehaviors).map(behaviour),
    behaviour(record(config.DefaultCacheBehavior)),
  ];
  const errors = records(config.CustomErrorResponses);
  const buckets = assembly.ofType("AWS::S3::Bucket").map((each) => assembly.ref(each));
  const file = filesOf(assembly);

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://edge");
    const answer = await answerTo(request, url);
    const replaced = errors.find((each) => Number(each.ErrorCode) === answer.status);
    const page = text(replaced?.ResponsePagePath);
    if (!page) return send(response, answer, answer.status);
    const substitute = await answerTo(request, new URL(page, "http://edge"), "GET");
    send(response, substitute, Number(text(replaced?.ResponseCode, String(answer.status))));
  };

  async function answerTo(
    request: IncomingMessage,
    url: URL,
    method = text(request.method),
  ): Promise<Answer> {
    const found = behaviours.find(({ pattern }) =>
      matches(pattern.replace(/^(?=[^/*])/, "/"), url.pathname),
    );
    if (!found?.methods.includes(method)) return plain(403, "This method is not allowed.");
    const headers = pairs(request.rawHeaders).filter(([name]) => name.toLowerCase() !== "host");
    const made = found.viewer({ method, uri: url.pathname, query: url.searchParams, headers });
    if (made.kind === "answer") {
      const own = Object.entries(made.headers).map(([name, value]) => [name, text(value)] as const);
      return { status: made.status, headers: own, body: Buffer.from(made.body) };
    }
    const bucket = buckets.find((name) => text(found.origin.DomainName).startsWith(`${name}.s3.`));
    const answer = bucket
      ? fileAnswer(bucket, request, made.uri)
      : await apiAnswer(found, request, method, made.uri, url.searchParams, headers);
    const named = new Set(found.headers.map(([name]) => name.toLowerCase()));
    const kept = answer.headers.filter(([name]) => !named.has(name.toLowerCase()));
    return { ...answer, headers: [...kept, ...found.headers] };
  }

  function fileAnswer(bucket: string, request: IncomingMessage, uri: string): Answer {
    const path = uri === "/" ? `/${text(config.DefaultRootObject)}` : decodeURIComponent(uri);
    const found = file(bucket, path);
    if (!found) return plain(403, "Access Denied");
    const headers: [string, string][] = [
      ["Content-Type", found.type],
      ["Cache-Control", found.cacheControl],
      ["ETag", found.etag],
      ["Vary", "Accept-Encoding"],
    ];
    if (request.headers["if-none-match"] === found.etag)
      return { status: 304, headers, body: Buffer.alloc(0) };
    const takesBrotli = /\bbr\b/.test(text(request.headers["accept-encoding"]));
    if (!found.brotli || !takesBrotli) return { status: 200, headers, body: found.body };
    return { status: 200, headers: [...headers, ["Content-Encoding", "br"]], body: found.brotli };
  }

  async function apiAnswer(
    { origin }: Behaviour,
    request: IncomingMessage,
    method: string,
    uri: string,
    query: URLSearchParams,
    headers: readonly (readonly [string, string])[],
  ): Promise<Answer> {
    if (!gateway) return plain(502, "The origin does not answer.");
    const added = records(origin.OriginCustomHeaders).map(
      (each) => [text(each.HeaderName), text(each.HeaderValue)] as const,
    );
    const names = new Set(added.map(([name]) => name.toLowerCase()));
    return gateway.handle({
      method,
      path: text(origin.OriginPath) + uri,
      query,
      headers: [
        ...headers.filter(([name]) => !names.has(name.toLowerCase())),
        ...added,
        ["Via", "1.1 local.cloudfront.net (CloudFront)"],
        ["X-Amz-Cf-Id", randomUUID()],
      ],
      body: await bodyOf(request, bodyLimit),
    });
  }
}

/** The headers of a node request, in pairs, with the case that the client wrote. */
export function pairs(rawHeaders: readonly string[]): readonly (readonly [string, string])[] {
  return rawHeaders.flatMap((name, place) =>
    place % 2 === 0 ? [[name, rawHeaders[place + 1] ?? ""] as const] : [],
  );
}

/** Sends an answer of the gateway or the edge. */
export function send(response: ServerResponse, answer: Answer, status = answer.status): void {
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.setHeader("content-length", answer.body.length);
  response.writeHead(status).end(answer.body);
}

function plain(status: number, message: string): Answer {
  return { status, headers: [["Content-Type", "text/plain"]], body: Buffer.from(message) };
}

/** The headers that a response headers policy of the template adds. */
function policyHeaders(assembly: Assembly, id: unknown): readonly (readonly [string, string])[] {
  const policy = assembly
    .ofType("AWS::CloudFront::ResponseHeadersPolicy")
    .find((each) => assembly.ref(each) === id);
  const config = record(policy?.properties.ResponseHeadersPolicyConfig);
  const security = record(config.SecurityHeadersConfig);
  const headers: [string, string][] = records(at(config, "CustomHeadersConfig", "Items")).map(
    (each) => [text(each.Header), text(each.Value)],
  );
  const add = (name: string, value: unknown) => {
    if (value !== undefined) headers.push([name, text(value)]);
  };
  add("Content-Security-Policy", at(security, "ContentSecurityPolicy", "ContentSecurityPolicy"));
  add("X-Frame-Options", at(security, "FrameOptions", "FrameOption"));
  add("Referrer-Policy", at(security, "ReferrerPolicy", "ReferrerPolicy"));
  if (security.ContentTypeOptions !== undefined) add("X-Content-Type-Options", "nosniff");
  return headers;
}
