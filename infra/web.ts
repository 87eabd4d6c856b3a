import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root } from "./bundle.ts";

/** Builds the client into `dist/web` by its own configuration. */
export const buildWeb = async (): Promise<void> => {
  const configFile = join(root, "web/vite.config.ts");
  if (!existsSync(configFile)) throw new Error("web/vite.config.ts is missing");
  await build({ configFile, logLevel: "warn" });
};
