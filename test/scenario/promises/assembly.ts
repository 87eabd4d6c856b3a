import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

type Resource = { Type: string; Properties: Record<string, unknown> };
export type Template = { Resources: Record<string, Resource> };

const repository = resolve(import.meta.dirname, "../../..");
const app = "demo-app.template.json";

/** The application's template as it was synthesized. */
export const template = (): Template =>
  JSON.parse(readFileSync(join(repository, "cdk.out", app), "utf8"));

/** A synthesis whose application's template was changed; all else is the original's. */
export const assemblyWith = (change: (template: Template) => void): string => {
  const base = mkdtempSync(join(tmpdir(), "jalon-assembly-"));
  const copy = join(base, "cdk.out");
  mkdirSync(copy);
  const original = join(repository, "cdk.out");
  for (const name of readdirSync(original).filter((each) => each !== app))
    symlinkSync(join(original, name), join(copy, name));
  symlinkSync(join(repository, "dist"), join(base, "dist"));
  const changed = template();
  change(changed);
  writeFileSync(join(copy, app), JSON.stringify(changed));
  return copy;
};

/** The one resource of a type whose id says so. */
export const resourceOf = (
  { Resources }: Template,
  type: string,
  id: RegExp,
): [string, Resource] => {
  const found = Object.entries(Resources).filter(
    ([name, { Type }]) => Type === type && id.test(name),
  );
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} resources of ${type} are named like ${id}`);
  return found[0];
};
