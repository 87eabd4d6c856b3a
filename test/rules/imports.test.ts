import { execFileSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

describe("imports go one way", () => {
  it("is checked on every module: a checker that read nothing would pass too", () => {
    const said = execFileSync(
      join(root, "node_modules/.bin/depcruise"),
      [
        "--config",
        ".dependency-cruiser.json",
        "--output-type",
        "json",
        "domain",
        "functions",
        "infra",
        "local",
      ],
      { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
    );
    const { modules } = JSON.parse(said) as { modules: { source: string }[] };
    const read = new Set(modules.map(({ source }) => source));
    const files = globSync("{domain,functions,infra,local}/**/*.ts", { cwd: root }).filter(
      (file) => !file.endsWith(".d.ts"),
    );
    expect(files.filter((file) => !read.has(file))).toEqual([]);
  });

  it("the client imports itself, the domain and libraries, nothing else of ours", async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ["web/src/main.tsx"],
      bundle: true,
      write: false,
      outdir: "out",
      metafile: true,
      packages: "external",
      format: "esm",
      splitting: true,
      jsx: "automatic",
      loader: { ".css": "empty", ".woff2": "empty", ".svg": "empty" },
      logLevel: "silent",
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs.length).toBeGreaterThan(100);
    expect(inputs.filter((file) => !/^(web|domain)\//.test(file))).toEqual([]);
  });
});
