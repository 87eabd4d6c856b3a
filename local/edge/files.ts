/** The client's files: what the template deploys into a bucket, read where the synthesis left them. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Assembly } from "../assembly.ts";
import { at, record, records, text, texts } from "../json.ts";

export type File = {
  readonly type: string;
  readonly etag: string;
  readonly cacheControl: string | undefined;
  readonly body: Buffer;
  /** Compressed as CloudFront does; undefined when that is of no use. */
  readonly brotli: Buffer | undefined;
};

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  ico: "image/x-icon",
  woff2: "font/woff2",
  wasm: "application/wasm",
  txt: "text/plain; charset=utf-8",
  map: "application/json",
};
const compressible = /^(text\/|application\/(json|manifest|javascript|wasm)|image\/svg)/;

/** Finds a file of a bucket by its path; undefined when nothing deploys it. */
export function filesOf(assembly: Assembly): (bucket: string, path: string) => File | undefined {
  const deployments = assembly.ofType("Custom::CDKBucketDeployment").flatMap(({ properties }) =>
    texts(properties.SourceObjectKeys).map((key, place) => ({
      bucket: text(properties.DestinationBucketName),
      folder: assembly.asset(key),
      markers: Object.entries(record(records(properties.SourceMarkers)[place])),
      escapes: at(records(properties.SourceMarkersConfig)[place], "jsonEscape") === true,
      cacheControl: at(properties.SystemMetadata, "cache-control"),
    })),
  );
  const kept = new Map<string, { readonly stamp: number; readonly file: File }>();

  return (bucket, path) => {
    const clean = normalize(path);
    if (clean.includes("..")) return undefined;
    for (const { folder, markers, escapes, cacheControl } of deployments
      .filter((each) => each.bucket === bucket)
      .toReversed()) {
      const source = join(folder, clean);
      const found = statSync(source, { throwIfNoEntry: false });
      if (!found?.isFile()) continue;
      const known = kept.get(source);
      if (known?.stamp === found.mtimeMs) return known.file;
      const filled = (raw: Buffer) =>
        Buffer.from(
          markers.reduce((made, [marker, value]) => {
            const given = escapes ? JSON.stringify(text(value)).slice(1, -1) : text(value);
            return made.replaceAll(marker, given);
          }, raw.toString("utf8")),
        );
      const raw = readFileSync(source);
      const body = markers.length > 0 ? filled(raw) : raw;
      const type = types[clean.split(".").at(-1) ?? ""] ?? "application/octet-stream";
      const file: File = {
        type,
        etag: `"${createHash("md5").update(body).digest("hex")}"`,
        cacheControl: cacheControl === undefined ? undefined : text(cacheControl),
        body,
        brotli: compressible.test(type) && body.length > 1_000 ? compressed(body) : undefined,
      };
      kept.set(source, { stamp: found.mtimeMs, file });
      return file;
    }
    return undefined;
  };
}

function compressed(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
