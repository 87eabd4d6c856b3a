import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { buildFolder, root } from "../../infra/bundle.ts";
import { entries } from "../../infra/entries.ts";
import { addStage } from "../../infra/jalon.ts";
import {
  at,
  entryOf,
  listAt,
  type Resource,
  type Synthesis,
  stage,
  synthesize,
  target,
} from "./synthesized.ts";

let synthesis: Synthesis;
let functions: readonly Resource[];
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
  functions = synthesis.of("AWS::Lambda::Function");
}, 180_000);

const data = ["TABLE_NAME"];
const sealed = [...data, "SEALING_KEY"];
const documents = [...data, "DOCUMENTS_BUCKET"];
const queues = [
  "BATCH_QUEUE_URL",
  "DOCUMENT_UPLOADED_QUEUE_URL",
  "ELIGIBILITY_CHECK_QUEUE_URL",
  "MAIL_QUEUE_URL",
  "PRINT_QUEUE_URL",
];

/** What each function is told, by name: the contract between infra/ and functions/. */
const contract: Readonly<Record<string, readonly string[]>> = {
  casework: [...sealed, "READING_QUEUE_URL"],
  documents: [...documents, "READING_QUEUE_URL"],
  figures: data,
  settings: data,
  accounts: [...sealed, "USER_POOL_ID"],
  "eligibility-check": data,
  "document-uploaded": documents,
  mail: [...data, "MAIL_FROM", "SITE_URL"],
  batch: data,
  print: documents,
  reading: data,
  relay: queues,
  project: sealed,
  attainment: [...data, "FACTS_BUCKET", "MAIL_QUEUE_URL"],
  sweeper: [...data, ...queues],
  "pre-token": data,
};

test("every function of the product is deployed, and no other", () => {
  const names = functions.map((fn) => entryOf(synthesis, fn));
  expect(names.sort()).toEqual(Object.keys(entries).sort());
});

test("every function runs on Node 24, on arm64, with the memory that starts fast, traced", () => {
  for (const { properties } of functions) {
    expect(properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
    });
    expect(properties.MemorySize).toBeGreaterThanOrEqual(1024);
    expect(at(properties, "TracingConfig", "Mode")).toBe("Active");
  }
});

test("every log forgets after three months, and every function has its own", () => {
  const groups = synthesis.of("AWS::Logs::LogGroup");
  for (const { properties } of groups) expect(properties.RetentionInDays).toBe(90);
  const logs = functions.map(({ properties }) =>
    target(at(properties, "LoggingConfig", "LogGroup")),
  );
  expect(new Set(logs).size).toBe(functions.length);
});

test("no two functions share a role", () => {
  const roles = functions.map(({ properties }) => target(properties.Role));
  expect(new Set(roles).size).toBe(functions.length);
});

test.each(Object.entries(contract))(
  "%s is told what it needs and nothing else",
  (name, settings) => {
    const fn = functions.find((each) => entryOf(synthesis, each) === name);
    const told = Object.keys(at(fn?.properties, "Environment", "Variables") ?? {});
    expect(told.sort()).toEqual([...settings].sort());
  },
);

/** The settings that the sources of a bundle name: a schema of `readSettings`, an address of `sendMessages`. */
const namedIn = (name: string): string[] => {
  const meta = JSON.parse(readFileSync(join(buildFolder, "meta", `${name}.json`), "utf8"));
  const sources = Object.keys((meta as Metafile).inputs).filter((file) =>
    /^(functions|domain)\//.test(file),
  );
  const texts = sources.map((file) => readFileSync(join(root, file), "utf8"));
  return texts.flatMap((text) =>
    [...text.matchAll(/\b([A-Z]+(?:_[A-Z]+)+): z\./g)]
      .map(([, found = ""]) => found)
      // The runtime says these.
      .filter((found) => !found.startsWith("AWS_")),
  );
};

test.each(Object.entries(contract))("%s reads no setting that it is not told", (name, settings) => {
  expect(settings).toEqual(expect.arrayContaining(namedIn(name)));
});

test("no secret stands in a template: only references that a deployment resolves", () => {
  const keys = functions.flatMap(({ properties }) =>
    listAt(properties, "Environment", "Variables", "SEALING_KEY"),
  );
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) expect(key).toMatch(/^\{\{resolve:secretsmanager:/);
  for (const { properties } of synthesis.of("AWS::SecretsManager::Secret")) {
    expect(properties.SecretString).toBeUndefined();
  }
});
