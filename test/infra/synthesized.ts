import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { bundleFolder, bundleFunctions, root } from "../../infra/bundle.ts";
import { type EntryName, entries } from "../../infra/entries.ts";
import { type Stage, stageNamed } from "../../infra/stages.ts";

/** Whatever a template holds. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };
export type Properties = { readonly [key: string]: Json };
export type Resource = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
};
export type Synthesis = {
  readonly templates: Readonly<Record<string, string>>;
  readonly resources: readonly Resource[];
  readonly of: (type: string) => readonly Resource[];
};

export const stage: Stage = stageNamed("demo");

/** The value at a path of names and positions; undefined when something is missing on the way. */
export const at = (
  json: Json | undefined,
  ...path: readonly (string | number)[]
): Json | undefined =>
  path.reduce<Json | undefined>(
    (found, name) =>
      typeof found === "object" && found !== null
        ? (found as Readonly<Record<string, Json>>)[name]
        : undefined,
    json,
  );
export const listAt = (
  json: Json | undefined,
  ...path: readonly (string | number)[]
): readonly Json[] => {
  const found = at(json, ...path);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
};

/** Assets stay where they lie: a test reads templates, it does not copy bundles. */
export const whereTheyLie = { "aws:cdk:disable-asset-staging": true };
/** A folder of its own for what is synthesized. */
export const apart = () => ({ outdir: mkdtempSync(join(tmpdir(), "jalon-infra-")) });

/** An app as `infra/jalon.ts` makes it, without the checks: they take three seconds and have a test of their own. */
export const bareApp = (): App => {
  const { context } = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8"));
  return new App({
    ...apart(),
    analyticsReporting: false,
    context: { ...context, ...whereTheyLie, "@aws-cdk/core:validateAgainstDefaultRules": false },
  });
};

type Template = {
  Resources?: Record<
    string,
    { Type: string; Properties?: Properties; DeletionPolicy?: string; UpdateReplacePolicy?: string }
  >;
};

/** Bundles when that was not done yet, then synthesizes what `describe` adds to an app. */
export const synthesize = async (describe: (app: App) => void): Promise<Synthesis> => {
  const names = Object.keys(entries) as EntryName[];
  if (!names.every((name) => existsSync(bundleFolder(name)))) await bundleFunctions();
  const app = bareApp();
  describe(app);
  const stacks = app.synth().stacks;
  const templates = Object.fromEntries(
    stacks.map(({ stackName, templateFullPath }) => [
      stackName,
      readFileSync(templateFullPath, "utf8"),
    ]),
  );
  const resources = Object.entries(templates).flatMap(([stack, text]) =>
    Object.entries((JSON.parse(text) as Template).Resources ?? {}).map(([id, body]) => ({
      stack,
      id,
      type: body.Type,
      properties: body.Properties ?? {},
      deletionPolicy: body.DeletionPolicy,
      updateReplacePolicy: body.UpdateReplacePolicy,
    })),
  );
  rmSync(app.outdir, { recursive: true });
  return { templates, resources, of: (type) => resources.filter((each) => each.type === type) };
};

/** The logical id that a Ref or GetAtt names. */
export const target = (json: Json | undefined): string | undefined => {
  const found = at(json, "Ref") ?? at(json, "Fn::GetAtt", 0);
  return typeof found === "string" ? found : undefined;
};

/** The entry of a function: the last part of its log group's name. */
export const entryOf = (synthesis: Synthesis, fn: Resource): string => {
  const log = target(at(fn.properties, "LoggingConfig", "LogGroup"));
  const group = synthesis.resources.find(({ stack, id }) => stack === fn.stack && id === log);
  return String(at(group?.properties, "LogGroupName")).split("/").at(-1) ?? "";
};
