import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { builtinsAsTheyAre } from "./builtins.ts";
import { type EntryName, entries } from "./entries.ts";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const buildFolder = join(root, ".build");
/** Where the bundle of a function lies; the construct, the local platform and the bench read it there. */
export const bundleFolder = (name: EntryName): string => join(buildFolder, "functions", name);

// Dependencies in CommonJS call `require`, which an ES module does not have.
const banner =
  'import { createRequire as makeRequire } from "node:module"; const require = makeRequire(import.meta.url);';

/** What makes PDFs reads fonts, their measures and a colour profile from files beside itself: they go with the bundle. */
const layFonts = async (folder: string, meta: Metafile): Promise<void> => {
  const used = Object.keys(meta.inputs).some((file) => file.includes("node_modules/pdfkit/"));
  if (!used) return;
  const pdfkit = dirname(createRequire(import.meta.url).resolve("pdfkit"));
  const lay = (from: string, name: string) => cp(from, join(folder, name), { recursive: true });
  await lay(join(root, "functions/adapters/pdf/fonts"), "fonts");
  await lay(join(pdfkit, "data"), "data");
};

/** What the SDK would load in a browser; and for events in a stream, which only its client of S3 asks for. */
const neverLoaded = (entry: string): readonly string[] =>
  entry.startsWith("functions/api/") ? ["bowser", "@smithy/core/event-streams"] : ["bowser"];

/** How every function is bundled: an ES module for Node 24, split and minified. */
export const bundling = {
  outExtension: { ".js": ".mjs" },
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node24",
  mainFields: ["module", "main"],
  logLevel: "warning",
  legalComments: "none",
  banner: { js: banner },
} as const satisfies BuildOptions;

const bundleFunction = async (name: EntryName, source: string): Promise<void> => {
  const folder = bundleFolder(name);
  await rm(folder, { recursive: true, force: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: { index: join(source, entries[name]) },
    outdir: folder,
    ...bundling,
    metafile: true,
    plugins: [builtinsAsTheyAre],
    alias: {
      "@aws-sdk/credential-provider-node": join(root, "functions/adapters/credentials.ts"),
      ...Object.fromEntries(
        neverLoaded(entries[name]).map((left) => [left, join(root, "infra/never-loaded.ts")]),
      ),
    },
  });
  await writeFile(join(buildFolder, "meta", `${name}.json`), JSON.stringify(result.metafile));
  await layFonts(folder, result.metafile);
};

/**
 * Bundles every function, each alone: ES modules for Node 24, split so that what an operation does not need loads later.
 *
 * @param source the folder that holds `functions/`; the repository unless a test says otherwise.
 */
export const bundleFunctions = async (source: string = root): Promise<void> => {
  await mkdir(join(buildFolder, "meta"), { recursive: true });
  await Promise.all(
    (Object.keys(entries) as EntryName[]).map((name) => bundleFunction(name, source)),
  );
};
