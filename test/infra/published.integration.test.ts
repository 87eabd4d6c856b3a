import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publish } from "../../infra/published.ts";
import type { Assembly } from "../../local/assembly.ts";
import { filesOf } from "../../local/edge/files.ts";
import { startDocumentsBucket } from "../functions/adapters/documents-bucket.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-client-"));
const folder = join(root, "dist", "web");
const bucket = "jalon-documents";
let s3: S3Client;
let stop: () => Promise<void>;

beforeAll(async () => {
  stop = await startDocumentsBucket(() => new Date());
  s3 = new S3Client({ forcePathStyle: true });
  mkdirSync(join(folder, "assets"), { recursive: true });
});
afterAll(async () => {
  await stop();
  rmSync(root, { recursive: true, force: true });
});

const build = (hash: string) => {
  rmSync(join(folder, "assets"), { recursive: true });
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets", `main-${hash}.js`), `"${hash}"`);
  writeFileSync(join(folder, "index.html"), `<script src="/assets/main-${hash}.js"></script>`);
};
const read = async (key: string) => {
  const { Body, ContentType, CacheControl } = await s3.send(
    new GetObjectCommand({ Bucket: bucket, Key: key }),
  );
  return { text: await Body?.transformToString(), ContentType, CacheControl };
};

it("publishes hashed files for a year and what names them for a look; a tab opened before goes on", async () => {
  build("one");
  expect(await publish(s3, bucket, folder, '{"clientId":"a"}')).toBe(3);
  build("two");
  expect(await publish(s3, bucket, folder, '{"clientId":"b"}')).toBe(3);
  expect(await publish(s3, bucket, folder, '{"clientId":"b"}')).toBe(2);
  const script = { ContentType: "text/javascript; charset=utf-8" };
  const forAYear = { CacheControl: "public, max-age=31536000, immutable" };
  expect(await read("assets/main-one.js")).toEqual({ text: '"one"', ...script, ...forAYear });
  expect(await read("assets/main-two.js")).toEqual({ text: '"two"', ...script, ...forAYear });
  expect(await read("index.html")).toEqual({
    text: '<script src="/assets/main-two.js"></script>',
    ContentType: "text/html; charset=utf-8",
    CacheControl: "no-cache",
  });
  expect(await read("client.json")).toMatchObject({
    text: '{"clientId":"b"}',
    CacheControl: "no-cache",
  });
});

it("publishes nothing when a browser would not take one of the files", async () => {
  build("three");
  writeFileSync(join(folder, "assets", "main.unknown"), "");
  await expect(publish(s3, bucket, folder, "{}")).rejects.toThrow("main.unknown");
  expect((await read("index.html")).text).toContain("two");
});

it("gives each file the type and the life with which one machine serves it", async () => {
  build("one");
  await publish(s3, bucket, folder, '{"clientId":"a"}');
  const outputs: Readonly<Record<string, string>> = {
    ClientBucket: bucket,
    ClientJson: '{"clientId":"a"}',
  };
  const served = filesOf({
    directory: join(root, "cdk.out"),
    output: (name: string) => outputs[name],
  } as Assembly);
  for (const key of ["assets/main-one.js", "index.html", "client.json"]) {
    const { ContentType, CacheControl } = await read(key);
    expect(served(bucket, `/${key}`), key).toMatchObject({
      type: ContentType,
      cacheControl: CacheControl,
    });
  }
});
