/** Starts and stops the programs that stand in for AWS services, all on loopback, all keeping their data in one folder. */
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import S3rver from "s3rver";
import { region } from "./identity.ts";
import { freePort } from "./ports.ts";

const require = createRequire(import.meta.url);

/** An engine that runs: its address, and how to end it. */
export type Engine = { readonly address: string; readonly stop: () => Promise<void> };

/** A start that cannot succeed, in one French sentence for the person who started it. */
export class CannotStart extends Error {}

/** DynamoDB: the native program Dynoxide, one SQLite file. */
export async function startTables(directory: string): Promise<Engine> {
  const program = tableProgram();
  const file = join(directory, "table.sqlite");
  const port = await freePort();
  endLeftover(directory);
  const child = spawn(program, ["serve", "--port", String(port), "--db-path", file], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = (said + chunk).slice(-2_000);
  });
  writeFileSync(join(directory, leftoverFile), String(child.pid));
  const dies = () => child.kill("SIGKILL");
  process.once("exit", dies);
  child.once("exit", () => process.off("exit", dies));
  const address = `http://127.0.0.1:${port}`;
  await answering(address, child, () => said);
  indexStream(file);
  return { address, stop: () => ended(child) };
}

/**
 * The engine asks for the last stream number before each write by reading every stream record: 50 ms a write after
 * 40,000 of them. This index makes it 1 ms (measured, Dynoxide 1.2.1); it changes nothing else.
 */
function indexStream(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(
    "CREATE INDEX IF NOT EXISTS stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
  );
  database.close();
}

function tableProgram(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const program = join(require.resolve(`${name}/package.json`), "..", "dynoxide");
    accessSync(program, constants.X_OK);
    return program;
  } catch {
    throw new CannotStart(
      `Aucun moteur de table pour cette machine : le paquet ${name} n’est pas installé (npm ci, sous Linux x64).`,
    );
  }
}

/** Where the number of the engine's process is written. */
export const leftoverFile = "engine";

/** Ends the engine of a platform that was killed: it would hold the file. Its command line proves that it is ours. */
function endLeftover(directory: string): void {
  const file = join(directory, leftoverFile);
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8"));
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync(commandLine) && readFileSync(commandLine, "utf8").includes(directory))
    process.kill(pid, "SIGKILL");
}

async function answering(address: string, child: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null)
      throw new CannotStart(`Le moteur de la table ne démarre pas : ${said().trim()}`);
    const answered = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new CannotStart("Le moteur de la table ne répond pas après 5 secondes.");
}

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
  await server.run();
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** SES: aws-ses-v2-local, which also shows the mailbox. */
export async function startMail(port: number): Promise<Engine> {
  const mailbox: typeof import("aws-ses-v2-local") = require("aws-ses-v2-local");
  const server = await mailbox.default({ host: "127.0.0.1", port });
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
