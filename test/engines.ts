import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { TableEngine } from "../local/table-engine.ts";

/**
 * `npm run test:engines [-- files]`: the tests that speak to the table, on both of its engines. Needs Java 17 and what
 * `npm run build` wrote.
 */
const root = join(import.meta.dirname, "..");
const engines: readonly TableEngine[] = ["dynoxide", "dynamodb-local"];
const files = process.argv.length > 2 ? process.argv.slice(2) : ["test/functions"];

const failed = engines.filter((engine) => {
  console.log(`\n── ${engine}`);
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "engines", ...files],
    { cwd: root, stdio: "inherit", env: { ...process.env, JALON_TABLES: engine } },
  );
  return status !== 0;
});
console.log(failed.length === 0 ? "\nboth engines agree" : `\nfailed on ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
