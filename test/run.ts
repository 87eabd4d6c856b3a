import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm test`: every check, in the order in which a fault is cheapest to hear. A check counts as one; tests count as
 * vitest reports them. Skipped tests fail the run: it never passes by skipping.
 */
const root = join(import.meta.dirname, "..");
const reports = join(root, ".build", "test");
const bin = (name: string) => join(root, "node_modules", ".bin", name);
let passed = 0;
let failed = 0;

const run = (command: string, parameters: readonly string[]): boolean => {
  const began = performance.now();
  console.log(`\n── ${[command.split("/").at(-1), ...parameters].join(" ")}`);
  const result = spawnSync(command, parameters, { cwd: root, stdio: "inherit" });
  console.log(`   ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result.status === 0;
};

const check = (command: string, ...parameters: readonly string[]): void => {
  if (run(command, parameters)) passed += 1;
  else failed += 1;
};

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
};

const tests = (project: string): void => {
  const file = join(reports, `${project}.json`);
  const isDone = run(bin("vitest"), [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    const skipped = report.numPendingTests + report.numTodoTests;
    passed += report.numPassedTests;
    failed += report.numFailedTests + skipped;
    const isClean = report.numFailedTests + skipped === 0;
    if (!isDone && isClean) failed += 1;
    if (skipped > 0) console.log(`   ${skipped} tests were skipped: counted as failed`);
  } catch {
    failed += 1;
    console.log(`   ${project}: no report was written`);
  }
};

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

check(bin("biome"), "ci", ".");
check(bin("tsc"), "-p", ".");
check(
  bin("depcruise"),
  "--config",
  ".dependency-cruiser.json",
  "domain",
  "functions",
  "infra",
  "local",
  "test",
);
check(bin("knip"), "--no-progress");
check(process.execPath, "infra/synth.ts");
for (const project of ["unit", "integration", "scenario", "browser"]) tests(project);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
