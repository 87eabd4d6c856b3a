/** Fills an empty table with the made-up data of one PLIE, by the repository's own seed, with the template's settings. */
import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dynamodb } from "./engine-calls.ts";
import { CannotStart } from "./engines.ts";
import { list } from "./json.ts";
import type { TableSpec } from "./provision.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));
const script = "functions/tools/seed/run.ts";

/** The mark of a seed that has begun and not ended: what is there is then half of it. */
const markIn = (directory: string) => join(directory, "seeding");

/** True when the last seed was interrupted: the folder must be begun anew. */
export function isHalfSeeded(directory: string): boolean {
  return existsSync(markIn(directory));
}

/** Runs the seed when the first table holds nothing. Throws CannotStart when it fails. */
export async function seedIfEmpty(
  directory: string,
  engine: string,
  tables: readonly TableSpec[],
  environment: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<void> {
  const [table] = tables;
  if (!table) return;
  const { Items } = await dynamodb(engine, "Scan", { TableName: table.name, Limit: 1 });
  if (list(Items).length > 0) return;
  say("Écriture des données de démonstration, une seule fois…");
  writeFileSync(markIn(directory), "");
  // Straight to the engine: thousands of writes of our own need no door.
  await run(script, [], { ...environment, AWS_ENDPOINT_URL_DYNAMODB: engine });
  rmSync(markIn(directory));
}

/** Runs a script of the repository and waits for its end. Throws CannotStart when it fails. */
export function run(
  file: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...parameters], {
      cwd: repository,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const dies = () => child.kill("SIGKILL");
    process.once("exit", dies);
    child.once("exit", () => process.off("exit", dies));
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(new CannotStart(`${file} a échoué : voir les lignes ci-dessus.`)),
    );
  });
}
