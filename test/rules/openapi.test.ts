import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rights } from "../../domain/access/rights.ts";
import type { Capability } from "../../functions/api/kit/operation.ts";
import { routes } from "../../functions/api/routes.ts";
import { openApiDocument } from "../../functions/tools/openapi/document.ts";

const root = join(import.meta.dirname, "../..");
const operations = await Promise.all(
  routes.map(async (route) => {
    const capability = (await import(`../../functions/api/${route.capability}.ts`)) as Capability;
    return { ...route, declared: capability[route.operation] };
  }),
);

describe("every route of the table", () => {
  it.each(operations)("$method $path has its operation and its right", (route) => {
    expect(route.declared).toBeDefined();
    expect(rights[route.operation]).toBeDefined();
  });

  it("and nothing else has a right", () => {
    const named = routes.flatMap(({ operation, also }) => [operation, also]);
    expect(Object.keys(rights).filter((operation) => !named.includes(operation))).toEqual([]);
  });

  it.each(operations.filter(({ declared }) => declared?.body))(
    "$method $path shows an example that it would accept",
    ({ declared }) => {
      const read = declared?.body?.safeParse(declared.example ?? {});
      expect(read?.error?.issues ?? []).toEqual([]);
    },
  );
});

describe("the OpenAPI document", () => {
  it("is 3.1, describes every route, and a public linter finds nothing", async () => {
    const document = await openApiDocument();
    expect(document.openapi).toBe("3.1.0");
    const described = Object.values(document.paths ?? {}).flatMap((path) =>
      Object.keys(path ?? {}),
    );
    expect(described).toHaveLength(routes.length);
    const file = join(mkdtempSync(join(tmpdir(), "jalon-api-")), "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    const said = execFileSync(
      join(root, "node_modules/.bin/redocly"),
      ["lint", "--format=json", "--config", join(root, "redocly.yaml"), file],
      { cwd: root, env: { ...process.env, REDOCLY_TELEMETRY: "off" }, encoding: "utf8" },
    );
    const { totals } = JSON.parse(said.slice(said.indexOf("{")));
    expect(totals).toMatchObject({ errors: 0, warnings: 0 });
  }, 60_000);
});
