import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { ListObjectsV2Command, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The digest of its content is in the name of every file of this folder: what has the name is the file. */
const hashed = "assets/";
const forEver = "public, max-age=31536000, immutable";
const atOnce = 8;

const keysUnder = async (s3: S3Client, Bucket: string, Prefix: string): Promise<Set<string>> => {
  const keys = new Set<string>();
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
    for (const { Key } of page.Contents ?? []) if (Key) keys.add(Key);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return keys;
};

const typeOf = (key: string): string => {
  const type = types[extname(key)];
  if (type === undefined) throw new Error(`no content type is known for ${key}`);
  return type;
};

/**
 * Publishes a built client: hashed files first, then what names them, `index.html` last, so that whoever loads the page
 * meanwhile finds every file. Nothing is deleted: a tab that was opened before goes on with the files that it knows.
 *
 * @returns how many files were sent; hashed ones that stand already are not sent again
 * @throws Error for a file whose content type is not known: a browser would not take it
 */
export const publish = async (
  s3: S3Client,
  bucket: string,
  folder: string,
  clientJson: string,
): Promise<number> => {
  const files = globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((key) => key !== "client.json");
  for (const key of files) typeOf(key);
  const standing = await keysUnder(s3, bucket, hashed);
  const put = async (key: string, body: string | Uint8Array): Promise<void> => {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: body,
        ContentType: typeOf(key),
        CacheControl: key.startsWith(hashed) ? forEver : "no-cache",
      }),
    );
  };
  const send = async (keys: readonly string[]): Promise<number> => {
    for (let start = 0; start < keys.length; start += atOnce) {
      const some = keys.slice(start, start + atOnce);
      await Promise.all(some.map(async (key) => put(key, await readFile(join(folder, key)))));
    }
    return keys.length;
  };
  const named = await send(files.filter((key) => key.startsWith(hashed) && !standing.has(key)));
  await put("client.json", clientJson);
  const others = files.filter((key) => !key.startsWith(hashed));
  const naming = await send(others.filter((key) => key !== "index.html"));
  const pages = await send(others.filter((key) => key === "index.html"));
  return named + 1 + naming + pages;
};
