import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileDoor } from "../../../local/doors/files.ts";
import { objectsOn } from "../../../local/doors/objects.ts";
import { startFiles } from "../../../local/engines.ts";
import { secretOf } from "../../../local/functions/pool.ts";
import { makeBuckets } from "../../../local/provision.ts";

const operator = { id: "local", fn: undefined, refused: () => undefined };
const bucket = {
  name: "jalon-documents",
  arn: "arn:aws:s3:::jalon-documents",
  kmsKey: undefined,
  versioned: true,
  events: false,
  cors: [],
};

/** A documents bucket as the local platform serves it, its address and the operator's credentials set as Lambda would. */
export const startDocumentsBucket = async (now: () => Date) => {
  const folder = mkdtempSync(join(tmpdir(), "jalon-files-"));
  const engine = await startFiles(folder);
  await makeBuckets(engine.address, [bucket]);
  const door = fileDoor({
    objects: objectsOn(engine.address),
    buckets: [bucket],
    callers: { of: () => operator, calls: [] },
    clock: { now, offset: () => 0, set: () => {}, onMove: () => 0 },
    created: () => {},
  });
  const server = createServer((request, response) => void door(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  Object.assign(process.env, {
    AWS_REGION: "eu-west-3",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: secretOf("local"),
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    DOCUMENTS_BUCKET: bucket.name,
  });
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
};
