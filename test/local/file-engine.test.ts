import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect, it } from "vitest";
import { startFiles } from "../../local/engines.ts";

it("a file arrives in a folder from which the last other is just deleted", async () => {
  const directory = mkdtempSync(join(tmpdir(), "jalon-files-"));
  const engine = await startFiles(directory);
  const s3 = new S3Client({
    endpoint: engine.address,
    region: "eu-west-3",
    forcePathStyle: true,
    credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
  });
  const Bucket = "papers";
  await s3.send(new CreateBucketCommand({ Bucket }));
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  await put("dossier/0");
  for (let paper = 1; paper <= 100; paper += 1) {
    const Key = `dossier/${paper}`;
    await Promise.all([
      s3.send(new DeleteObjectCommand({ Bucket, Key: `dossier/${paper - 1}` })),
      put(Key),
    ]);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe(Key);
  }
  await engine.stop();
  rmSync(directory, { recursive: true, force: true });
});
