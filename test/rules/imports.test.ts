import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** The circles that a walk from every module meets, each as the path that closes it. */
const circlesOf = (importsOf: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const circles: string[] = [];
  const settled = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(" > "));
      return;
    }
    if (settled.has(file)) return;
    for (const next of importsOf.get(file) ?? []) walk(next, [...path, file]);
    settled.add(file);
  };
  for (const file of importsOf.keys()) walk(file, []);
  return circles;
};

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
        "test",
      ],
      { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
    );
    const { modules } = JSON.parse(said) as { modules: { source: string }[] };
    const read = new Set(modules.map(({ source }) => source));
    const files = globSync("{domain,functions,infra,local,test}/**/*.ts", { cwd: root }).filter(
      (file) => !file.endsWith(".d.ts"),
    );
    expect(files.filter((file) => !read.has(file))).toEqual([]);
  }, 60_000);

  // dependency-cruiser reads no TSX (its parser takes `<Name />` for a generic), so the client is read here.
  const client = globSync("web/**/*.{ts,tsx}", { cwd: root });

  it("the client imports itself, the domain and libraries, nothing else of ours, types included", () => {
    expect(client.length).toBeGreaterThan(100);
    const strangers = client.flatMap((file) => {
      const source = readFileSync(join(root, file), "utf8");
      const named = [...source.matchAll(/(?:\bfrom|\bimport\(?)\s*"(\.[^"]+)"/g)];
      return named
        .map(([, path = ""]) => relative(root, resolve(root, dirname(file), path)))
        .filter((path) => !/^(web|domain)\//.test(path))
        .map((path) => `${file} imports ${path}`);
    });
    expect(strangers).toEqual([]);
  });

  it("the client's modules import each other in no circle", async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ["web/src/entry.ts"],
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
    const importsOf = new Map(
      Object.entries(metafile.inputs).map(([file, { imports }]) => [
        file,
        imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => path),
      ]),
    );
    expect(importsOf.size).toBeGreaterThan(100);
    expect(circlesOf(importsOf)).toEqual([]);
  });
});
