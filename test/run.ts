import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { text } from "node:stream/consumers";

/**
 * `npm test`: every check, in the order in which a fault is cheapest to hear. A check counts as one; tests count as
 * vitest reports them. Skipped tests fail the run: it never passes by skipping.
 */
const root = join(import.meta.dirname, "..");
const reports = join(root, ".build", "test");
const bin = (name: string) => join(root, "node_modules", ".bin", name);
let passed = 0;
const failures: string[] = [];

const seconds = (began: number) => `   ${((performance.now() - began) / 1000).toFixed(1)} s`;
const title = (command: string, parameters: readonly string[]) =>
  `\n── ${[command.split("/").at(-1), ...parameters].join(" ")}`;

/** Runs a command to its end; what it says is printed as it says it. */
const run = async (command: string, parameters: readonly string[]): Promise<boolean> => {
  const began = performance.now();
  console.log(title(command, parameters));
  const child = spawn(command, parameters, { cwd: root, stdio: "inherit" });
  const [status] = await once(child, "close");
  console.log(seconds(began));
  return status === 0;
};

/** A check among others that run at the same time: what it says is printed when it ends. */
const check = async (command: string, ...parameters: readonly string[]): Promise<void> => {
  const began = performance.now();
  const child = spawn(command, parameters, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close");
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await ended;
  console.log(`${title(command, parameters)}\n${said}${complained}${seconds(began)}`);
  if (status === 0) passed += 1;
  else failures.push(`${title(command, parameters).trim()}\n${said}${complained}`);
};

type Test = { status: string; fullName: string; failureMessages: readonly string[] };
type File = { status: string; name: string; message: string; assertionResults: readonly Test[] };

const tests = async (...projects: readonly string[]): Promise<void> => {
  const file = join(reports, `${projects.join("-")}.json`);
  const named = projects.flatMap((project) => ["--project", project]);
  const parameters = ["run", ...named, "--reporter=default", "--reporter=json"];
  const isDone = await run(bin("vitest"), [...parameters, `--outputFile.json=${file}`]);
  const before = failures.length;
  try {
    const { testResults } = JSON.parse(readFileSync(file, "utf8")) as { testResults: File[] };
    for (const { name, status, message, assertionResults } of testResults) {
      const place = relative(root, name);
      for (const { status, fullName, failureMessages } of assertionResults)
        if (status === "passed") passed += 1;
        else failures.push(`${place} > ${fullName}: ${status}\n${failureMessages.join("\n")}`);
      // A file that could not be read has no tests to fail.
      if (status !== "passed" && message !== "") failures.push(`${place}\n${message}`);
    }
  } catch (error) {
    failures.push(`${projects.join(", ")}: no report was written (${error})`);
  }
  if (!isDone && failures.length === before) failures.push(`${projects.join(", ")}: vitest failed`);
};

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** What reads the code, one after another: each would take both cores. */
const read = async (): Promise<void> => {
  await check(bin("biome"), "ci", ".");
  await check(bin("tsc"), "-p", ".");
  const rooms = ["domain", "functions", "infra", "local", "test"];
  await check(bin("depcruise"), "--config", ".dependency-cruiser.json", ...rooms);
  await check(bin("knip"), "--no-progress");
};
await Promise.all([read(), check(process.execPath, "infra/synth.ts")]);
await tests("unit");
await tests("engines");

// Told again at the end: who reads a long log reads its last lines.
for (const failure of failures) console.log(`\n✗ ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 && passed > 0 ? 0 : 1);
