import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "vite";
import { root } from "./bundle.ts";

/**
 * Builds all that the client's bucket holds into `dist/web`: the client, then `openapi.json` and its page beside it. Alone:
 * `node infra/web.ts`.
 */
export const buildWeb = async (): Promise<void> => {
  await build({ configFile: join(root, "web/vite.config.ts"), logLevel: "warn" });
  const write = join(root, "functions/tools/openapi/write.ts");
  await promisify(execFile)(process.execPath, [write, join(root, "dist/web")]);
};

if (import.meta.main) await buildWeb();
