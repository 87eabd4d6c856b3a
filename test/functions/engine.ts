import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAssembly } from "../../local/assembly.ts";
import { makeTables, tablesOf } from "../../local/provision.ts";
import { startTables } from "../../local/table-engine.ts";

const cdkOut = join(import.meta.dirname, "../../cdk.out");

/** The table as the template defines it: synthesize first (`npm test` does). */
const tablesAt = (engine: string) => {
  const addresses = {
    origin: engine,
    api: engine,
    dynamodb: engine,
    sqs: engine,
    s3: engine,
    ses: engine,
    cognito: engine,
    oidc: engine,
  };
  return tablesOf(loadAssembly(cdkOut, addresses, () => ""));
};

/**
 * A real engine with the product's table, and the environment that the adapters read. Refuses a real account. Which
 * engine `JALON_TABLES` says (`npm run test:engines` runs on both).
 */
export const startTable = async (): Promise<{ readonly stop: () => Promise<void> }> => {
  const directory = mkdtempSync(join(tmpdir(), "jalon-"));
  const engine = await startTables(directory);
  if (!engine.address.startsWith("http://127.0.0.1:")) throw new Error("not a local engine");
  const tables = tablesAt(engine.address);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: engine.address,
    AWS_REGION: "eu-west-3",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    TABLE_NAME: tables[0]?.name,
    SEALING_KEY: "a key for the tests of this machine",
  });
  await makeTables(engine.address, tables);
  return {
    stop: async () => {
      await engine.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
