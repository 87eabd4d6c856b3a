/** Starts and stops the programs that stand in for AWS services, all on loopback, all keeping their data in one folder. */
import type { ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import S3rver from "s3rver";
import { region } from "./identity.ts";
import { freePort } from "./ports.ts";

const require = createRequire(import.meta.url);

/** An engine that runs: its address, and how to end it. */
export type Engine = { readonly address: string; readonly stop: () => Promise<void> };

/** A start that cannot succeed, in one French sentence for the person who started it. */
export class CannotStart extends Error {}

/** Ends a child process and waits for it. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 2_000).unref();
  });
}

/** SQS: fauxqs, in memory. */
export async function startQueues(): Promise<Engine & { readonly server: FauxqsServer }> {
  const server = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
  return { address: `http://127.0.0.1:${server.port}`, stop: () => server.stop(), server };
}

/** S3: s3rver, files on disk. */
export async function startFiles(directory: string): Promise<Engine> {
  const files = join(directory, "files");
  mkdirSync(files, { recursive: true });
  const port = await freePort();
  const server = new S3rver({
    address: "127.0.0.1",
    port,
    directory: files,
    silent: true,
    vhostBuckets: false,
  });
  // It would remove the folders that a deletion leaves empty, also those in which another file is just arriving: the
  // write would fail, and end the platform. Empty folders stay.
  const { store } = server;
  store.deleteObject = async (bucket, key) => {
    for (const part of ["object", "object.md5", "metadata.json"])
      await rm(store.getResourcePath(bucket, key, part), { force: true });
  };
  await server.run();
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** SES: aws-ses-v2-local, which also shows the mailbox. */
export async function startMail(port: number): Promise<Engine> {
  const mailbox: typeof import("aws-ses-v2-local") = require("aws-ses-v2-local");
  const server = await mailbox.default({ host: "127.0.0.1", port });
  const address = `http://127.0.0.1:${port}`;
  // What it keeps outlives its server: another platform of this process may have left mails.
  await fetch(`${address}/clear-store`, { method: "POST" });
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
