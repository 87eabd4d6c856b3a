import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { routes } from "../../functions/api/routes.ts";
import { buildFolder, bundleFolder, bundleFunctions } from "../../infra/bundle.ts";
import { type EntryName, entries } from "../../infra/entries.ts";

const names = Object.keys(entries) as EntryName[];
const metaFile = (name: EntryName) => join(buildFolder, "meta", `${name}.json`);
const inputsOf = (name: EntryName): string[] => {
  const meta = JSON.parse(readFileSync(metaFile(name), "utf8")) as Metafile;
  return Object.keys(meta.inputs);
};

beforeAll(async () => {
  if (!names.every((name) => existsSync(metaFile(name)))) await bundleFunctions();
}, 180_000);

test.each(names)(
  "%s is a module that Lambda can load: nothing to install, nothing imported of Node",
  (name) => {
    expect(readdirSync(bundleFolder(name))).toContain("index.mjs");
    const { outputs } = JSON.parse(readFileSync(metaFile(name), "utf8")) as Metafile;
    const imports = Object.values(outputs).flatMap((output) => output.imports);
    expect(imports.filter(({ external }) => external)).toEqual([]);
  },
);

test.each(names)(
  "%s reads its credentials from the environment, without the SDK's chain",
  (name) => {
    const chain = inputsOf(name).filter((file) => /@aws-sdk\/credential-provider-/.test(file));
    expect(chain).toEqual([]);
  },
);

test.each([...new Set(routes.map((route) => route.function))])(
  "%s, which answers people, weighs less than 450 kB",
  (name) => {
    const folder = bundleFolder(name);
    const modules = readdirSync(folder).filter((file) => file.endsWith(".mjs"));
    const bytes = modules.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(450_000);
  },
);

test("what prints takes its fonts and profile with it", () => {
  expect(readdirSync(bundleFolder("print"))).toEqual(expect.arrayContaining(["data", "fonts"]));
});

test("only what prints carries the maker of PDFs", () => {
  const printing = names.filter((name) => inputsOf(name).some((file) => file.includes("/pdfkit/")));
  expect(printing).toEqual(["print"]);
});
