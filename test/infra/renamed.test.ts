import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { App } from "aws-cdk-lib";
import { afterAll, expect, test } from "vitest";
import { buildFolder, root } from "../../infra/bundle.ts";
import { DataStack } from "../../infra/data-stack.ts";
import { bareApp, stage, synthesize } from "./synthesized.ts";

mkdirSync(buildFolder, { recursive: true });
const folder = mkdtempSync(join(buildFolder, "renamed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Given a name, these pin it: it is the logical id itself. */
const named = "Shared|CustomerKey|AccessLogs|KeptBucket";
const construct = new RegExp(`(new (?!${named})\\w+\\(\\s*(?:this|scope),\\s*)"(\\w+)"`, "g");

/** A copy of the code whose constructs all have other names. */
const renamed = (): string => {
  mkdirSync(join(folder, ".build"));
  symlinkSync(join(buildFolder, "functions"), join(folder, ".build", "functions"));
  for (const room of ["infra", "functions/api"])
    cpSync(join(root, room), join(folder, room), { recursive: true });
  const files = readdirSync(join(folder, "infra"), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".ts"))) {
    const path = join(folder, "infra", file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(construct, '$1"Other$2"'));
  }
  return join(folder, "infra");
};

test("a construct renamed, moved under another name: the data's template is equal to the byte", async () => {
  const before = await synthesize((app) => {
    new DataStack(app, stage);
  });
  const copy = (await import(pathToFileURL(join(renamed(), "data-stack.ts")).href)) as {
    DataStack: new (app: App, of: typeof stage) => DataStack;
  };
  const app = bareApp();
  new copy.DataStack(app, stage);
  const [after] = app.synth().stacks;
  const paths = app.node.findAll().map(({ node }) => node.path);
  expect(paths).toContain("demo-data/OtherDossiers/OtherTable");
  expect(readFileSync(after?.templateFullPath ?? "", "utf8")).toBe(before.templates["demo-data"]);
  rmSync(app.outdir, { recursive: true });
}, 60_000);
