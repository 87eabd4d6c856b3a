import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { NOT_YET_APPLIED, SETTING_NAMES } from "../../domain/setting/setting.ts";

const root = join(import.meta.dirname, "../..");
const declared = join("domain", "setting", "defaults.ts");
const text = globSync(["domain/**/*.ts", "functions/**/*.ts"], { cwd: root })
  .filter((file) => file !== declared)
  .map((file) => readFileSync(join(root, file), "utf8"))
  .join("\n");

it("a setting is read by a rule, or says that it is not applied yet", () => {
  const read = SETTING_NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  expect(SETTING_NAMES.filter((name) => !read.includes(name))).toEqual(NOT_YET_APPLIED);
});
