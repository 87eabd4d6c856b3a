/** The client's files: what is published into its bucket, read where the build left it. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import type { Assembly } from "../assembly.ts";

export type File = {
  readonly type: string;
  readonly cacheControl: string;
  readonly etag: string;
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

/**
 * Finds a file of a bucket by its path; undefined when there is none. What is published into the client's bucket is the
 * build beside the assembly (`dist/web`), and the settings that the stack gives out as `client.json`.
 */
export function filesOf(assembly: Assembly): (bucket: string, path: string) => File | undefined {
  const clientBucket = assembly.output("ClientBucket");
  const settings = assembly.output("ClientJson");
  const folder = join(assembly.directory, "..", "dist", "web");
  const kept = new Map<string, { readonly stamp: number; readonly file: File }>();

  return (bucket, path) => {
    const clean = normalize(path);
    if (bucket !== clientBucket || clean.includes("..")) return undefined;
    if (clean === "/client.json" && settings !== undefined)
      return fileOf(clean, Buffer.from(settings));
    const source = join(folder, clean);
    const found = statSync(source, { throwIfNoEntry: false });
    if (!found?.isFile()) return undefined;
    const known = kept.get(source);
    if (known?.stamp === found.mtimeMs) return known.file;
    const file = fileOf(clean, readFileSync(source));
    kept.set(source, { stamp: found.mtimeMs, file });
    return file;
  };
}

function fileOf(path: string, body: Buffer): File {
  const type = types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  return {
    type,
    // As they are published: a file of `assets/` has the digest of its content in its name.
    cacheControl: path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    etag: `"${createHash("md5").update(body).digest("hex")}"`,
    body,
    brotli: compressible.test(type) && body.length > 1_000 ? compressed(body) : undefined,
  };
}

function compressed(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
