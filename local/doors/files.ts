/** The door of S3: signatures, rights, checksums and conditions, which the engine does not check. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { crc32 } from "node:zlib";
import type { Clock } from "../clockwork.ts";
import { text, texts } from "../json.ts";
import { type Ask, matches } from "../permissions.ts";
import { bodyOf } from "../ports.ts";
import type { BucketSpec } from "../provision.ts";
import { accessKeyOf, type Callers, denial } from "./caller.ts";
import { checksumHeader, type Objects, type Written } from "./objects.ts";
import { presignedRefusal } from "./signature.ts";

type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly bucket: BucketSpec;
  readonly key: string;
  readonly query: URLSearchParams;
};

const statuses: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  SignatureDoesNotMatch: 403,
  InvalidAccessKeyId: 403,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NoSuchVersion: 404,
  PreconditionFailed: 412,
  NotImplemented: 501,
};

/** Handles one request of the S3 protocol (path style). */
export function fileDoor(options: {
  readonly objects: Objects;
  readonly buckets: readonly BucketSpec[];
  readonly callers: Callers;
  readonly clock: Clock;
  readonly created: (object: Written) => void;
}) {
  const { objects, buckets, callers, clock, created } = options;

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://local");
    const [name = "", ...path] = decodeURIComponent(url.pathname).slice(1).split("/");
    const bucket = buckets.find((each) => each.name === name);
    response.setHeader("date", clock.now().toUTCString());
    if (!bucket) return refuse(response, "NoSuchBucket", "The specified bucket does not exist");
    const isAllowed = allowOrigin(request, response, bucket);
    if (request.method === "OPTIONS") return void response.writeHead(isAllowed ? 200 : 403).end();
    const exchange = { request, response, bucket, key: path.join("/"), query: url.searchParams };
    const caller = callers.of(accessKeyOf(request));
    if (!caller) return refuse(response, "AccessDenied", "Access Denied");
    const presigned = exchange.query.has("X-Amz-Signature")
      ? presignedRefusal(request, clock.now())
      : undefined;
    if (presigned) return refuse(response, presigned.code, presigned.message);
    const asks = fileAsks(exchange, buckets);
    callers.calls.push({ caller: caller.id, service: "s3", action: asks[0]?.action ?? "" });
    const refused = caller.refused(asks);
    if (refused) return refuse(response, "AccessDenied", denial(caller, refused));
    await answer(exchange);
  };

  async function answer(exchange: Exchange): Promise<void> {
    const { request, response, bucket, key, query } = exchange;
    const version = query.get("versionId") ?? undefined;
    if (key === "") return answerBucket(exchange);
    switch (request.method) {
      case "GET":
      case "HEAD":
        return read(exchange, version);
      case "PUT":
        return query.size > 0 && !query.has("X-Amz-Signature") && !query.has("x-id")
          ? refuse(response, "NotImplemented", "Only whole objects are written here")
          : write(exchange);
      case "DELETE":
        await objects.remove(bucket, key, version);
        return void response.writeHead(204).end();
      default:
        return refuse(response, "NotImplemented", "Not served locally");
    }
  }

  async function answerBucket({ request, response, bucket, query }: Exchange): Promise<void> {
    if (request.method === "HEAD") return void response.writeHead(200).end();
    if (request.method === "POST" && query.has("delete")) {
      const xml = ((await bodyOf(request)) ?? Buffer.alloc(0)).toString("utf8");
      for (const [, each = ""] of xml.matchAll(/<Object>(.*?)<\/Object>/gs)) {
        const key = /<Key>(.*?)<\/Key>/s.exec(each)?.[1] ?? "";
        await objects.remove(bucket, key, /<VersionId>(.*?)<\/VersionId>/s.exec(each)?.[1]);
      }
      return xmlAnswer(response, 200, "<DeleteResult/>");
    }
    if (request.method !== "GET") return refuse(response, "NotImplemented", "Not served locally");
    if (query.has("versions")) {
      const found = await objects.versions(bucket, text(query.get("prefix")));
      const rows = found.map(
        (each) =>
          `<Version><Key>${each.key}</Key><VersionId>${each.version}</VersionId><LastModified>${each.modified}</LastModified><ETag>${each.etag}</ETag><Size>${each.size}</Size></Version>`,
      );
      const result = `<ListVersionsResult><IsTruncated>false</IsTruncated>${rows.join("")}</ListVersionsResult>`;
      return xmlAnswer(response, 200, result);
    }
    const listed = await objects.list(bucket.name, query.toString());
    xmlAnswer(response, listed.status, await listed.text());
  }

  async function read({ request, response, bucket, key, query }: Exchange, version?: string) {
    const method = text(request.method);
    const found = await objects.read(bucket, key, version, method, request.headers.range);
    if (!found.ok) {
      const code = version === undefined ? "NoSuchKey" : "NoSuchVersion";
      if (method === "HEAD") return void response.writeHead(404).end();
      return refuse(response, code, "The specified key does not exist.");
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of found.headers)
      if (/^(content-|etag|last-modified|accept-ranges|x-amz-meta-(?!local-)|cache-)/.test(name))
        headers[name] = value;
    const stored = found.headers.get("x-amz-meta-local-version");
    if (stored) headers["x-amz-version-id"] = stored;
    const checksum = found.headers.get(checksumHeader);
    if (checksum && request.headers["x-amz-checksum-mode"] === "ENABLED")
      headers["x-amz-checksum-sha256"] = checksum;
    for (const [name, value] of query)
      if (name.startsWith("response-")) headers[name.slice("response-".length)] = value;
    response.writeHead(found.status, headers);
    response.end(Buffer.from(await found.arrayBuffer()));
  }

  async function write({ request, response, bucket, key }: Exchange): Promise<void> {
    const raw = (await bodyOf(request)) ?? Buffer.alloc(0);
    const streamed = text(request.headers["x-amz-content-sha256"]).startsWith("STREAMING-");
    let body = streamed ? unchunked(raw) : raw;
    const source = text(request.headers["x-amz-copy-source"]);
    if (source) {
      const [path = "", version] = decodeURIComponent(source)
        .replace(/^\//, "")
        .split("?versionId=");
      const from = buckets.find((each) => path.startsWith(`${each.name}/`));
      const found = from
        ? await objects.read(from, path.slice(from.name.length + 1), version, "GET", undefined)
        : undefined;
      if (!found?.ok) return refuse(response, "NoSuchKey", "The specified key does not exist.");
      body = Buffer.from(await found.arrayBuffer());
    }
    if (!sumsHold(request, body))
      return refuse(response, "BadDigest", "The checksum you specified did not match the content.");
    if (request.headers["if-none-match"] === "*") {
      const existing = await objects.read(bucket, key, undefined, "HEAD", undefined);
      if (existing.ok)
        return refuse(
          response,
          "PreconditionFailed",
          "At least one of the pre-conditions you specified did not hold",
        );
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers))
      if (/^(content-(type|disposition|language)|cache-control|x-amz-meta-.*)$/.test(name))
        headers[name] = [value ?? ""].flat().join(",");
    const written = await objects.put(bucket, key, body, headers);
    created(written);
    if (written.version) response.setHeader("x-amz-version-id", written.version);
    response.setHeader("etag", `"${written.etag}"`);
    const copied = `<CopyObjectResult><ETag>"${written.etag}"</ETag><LastModified>${clock.now().toISOString()}</LastModified></CopyObjectResult>`;
    if (source) xmlAnswer(response, 200, copied);
    else response.writeHead(200).end();
  }
}

/** The rights that a file call needs (S3 User Guide, « Required permissions for Amazon S3 API operations »). */
function fileAsks(
  { request, bucket, key, query }: Exchange,
  buckets: readonly BucketSpec[],
): readonly Ask[] {
  const object = `${bucket.arn}/${key}`;
  const withKey = (action: string, of = bucket) =>
    of.kmsKey ? [{ action, resource: of.kmsKey }] : [];
  const version = query.has("versionId") ? "Version" : "";
  if (key === "") {
    if (request.method === "POST")
      return [{ action: "s3:DeleteObject", resource: `${bucket.arn}/*` }];
    const action = query.has("versions") ? "s3:ListBucketVersions" : "s3:ListBucket";
    return [{ action, resource: bucket.arn }];
  }
  if (request.method === "PUT") {
    const put = [{ action: "s3:PutObject", resource: object }, ...withKey("kms:GenerateDataKey")];
    const source = decodeURIComponent(text(request.headers["x-amz-copy-source"])).replace(
      /^\//,
      "",
    );
    if (source === "") return put;
    const [path = "", versioned] = source.split("?versionId=");
    const from = buckets.find((each) => path.startsWith(`${each.name}/`));
    const action = versioned ? "s3:GetObjectVersion" : "s3:GetObject";
    const resource = `arn:aws:s3:::${path}`;
    return [...put, { action, resource }, ...(from ? withKey("kms:Decrypt", from) : [])];
  }
  if (request.method === "DELETE")
    return [{ action: `s3:DeleteObject${version}`, resource: object }];
  return [{ action: `s3:GetObject${version}`, resource: object }, ...withKey("kms:Decrypt")];
}

function sumsHold(request: IncomingMessage, body: Buffer): boolean {
  const sha256 = request.headers["x-amz-checksum-sha256"];
  if (sha256 && sha256 !== createHash("sha256").update(body).digest("base64")) return false;
  const sum = request.headers["x-amz-checksum-crc32"];
  if (!sum) return true;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return sum === bytes.toString("base64");
}

/** The content of an `aws-chunked` body: each chunk begins with its size in hexadecimal. */
function unchunked(raw: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let from = 0;
  for (;;) {
    const end = raw.indexOf("\r\n", from);
    const size = Number.parseInt(raw.subarray(from, end).toString("latin1"), 16);
    if (end < 0 || !(size > 0)) return Buffer.concat(chunks);
    chunks.push(raw.subarray(end + 2, end + 2 + size));
    from = end + 2 + size + 2;
  }
}

/** Says which origins may read the answer; false for a preflight that no rule of the bucket allows. */
function allowOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  bucket: BucketSpec,
): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) return request.method !== "OPTIONS";
  const method = text(request.headers["access-control-request-method"], text(request.method));
  const asked = text(request.headers["access-control-request-headers"]).toLowerCase();
  const names = asked.split(/ *, */).filter(Boolean);
  const rule = bucket.cors.find(
    (each) =>
      texts(each.AllowedOrigins).some((allowed) => matches(allowed, origin)) &&
      texts(each.AllowedMethods).includes(method) &&
      names.every((name) => texts(each.AllowedHeaders).some((one) => matches(one, name, true))),
  );
  if (!rule) return request.method !== "OPTIONS";
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-allow-methods", texts(rule.AllowedMethods).join(", "));
  response.setHeader("access-control-allow-headers", asked);
  response.setHeader("access-control-expose-headers", texts(rule.ExposedHeaders).join(", "));
  response.setHeader("vary", "origin");
  return true;
}

function refuse(response: ServerResponse, code: string, message: string): void {
  xmlAnswer(
    response,
    statuses[code] ?? 400,
    `<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  );
}

function xmlAnswer(response: ServerResponse, status: number, xml: string): void {
  const body = xml.startsWith("<?xml") ? xml : `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
  response.writeHead(status, { "content-type": "application/xml" }).end(body);
}
