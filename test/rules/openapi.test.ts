import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rights } from "../../domain/access/rights.ts";
import type { Capability } from "../../functions/api/kit/operation.ts";
import { sharedRefusals } from "../../functions/api/kit/shared.ts";
import { routes } from "../../functions/api/routes.ts";
import { openApiDocument } from "../../functions/tools/openapi/document.ts";
import { problemSchema } from "../../functions/tools/openapi/responses.ts";

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

  it.each(operations)("$method $path shows an answer that it would give", ({ declared }) => {
    const read = declared?.answer().safeParse(declared.shows);
    expect(declared?.shows).toBeDefined();
    expect(read?.error?.issues ?? []).toEqual([]);
  });
});

/** Nothing that says what it holds: a record of anything, an object without a property. */
const opaque = (schema: unknown): boolean =>
  JSON.stringify(schema ?? {}).includes('"additionalProperties":{},"type":"object"}') ||
  JSON.stringify(schema ?? {}) === "{}";

type Response = {
  readonly description: string;
  readonly content: Readonly<
    Record<string, { readonly schema: unknown; readonly example: unknown }>
  >;
};
type Described = { readonly responses: Readonly<Record<string, Response>> };

describe("the answers that the document promises", async () => {
  const document = await openApiDocument();
  const described = (route: (typeof operations)[number]): Described =>
    document.paths?.[route.path]?.[route.method.toLowerCase() as "get"] as unknown as Described;

  it.each(operations)("$method $path: each has an example, and its codes by name", (route) => {
    const { responses } = described(route);
    for (const [status, { description, content }] of Object.entries(responses)) {
      const media = Object.values(content)[0] ?? { schema: undefined, example: undefined };
      expect(media.example, status).toBeDefined();
      if (!status.startsWith("2")) {
        expect(problemSchema.safeParse(media.example).error?.issues ?? []).toEqual([]);
        expect(description).toContain((media.example as { code: string }).code);
      }
    }
    const statuses = Object.keys(responses);
    expect(statuses).toEqual(
      expect.arrayContaining(["401", "403", "429", "500", "502", "503", "504"]),
    );
    // What only a write can be refused for is promised by no reading.
    expect(statuses.includes("413")).toBe(route.method !== "GET");
    for (const code of route.declared?.refusals ?? [])
      expect(
        Object.values(responses)
          .map(({ description }) => description)
          .join(" "),
      ).toContain(code);
  });

  it.each(operations)(
    "$method $path says what it answers, not only that it is an object",
    (route) => {
      const { responses } = described(route);
      const [, done] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
      expect(opaque(done?.content["application/json"]?.schema)).toBe(false);
    },
  );

  it("names every code that the functions and the gateway share", () => {
    const kit = ["serve.ts", "problem.ts"]
      .map((file) => readFileSync(join(root, "functions/api/kit", file), "utf8"))
      .join("");
    const ours = [...kit.matchAll(/(?:new Refusal\(|failure\(\s*50[03],\s*)"([a-z-]+)"/g)];
    const gateway = readFileSync(join(root, "infra/parts/problems.ts"), "utf8");
    const shared = sharedRefusals.map(({ code }) => code);
    expect(shared).toEqual(expect.arrayContaining(ours.map(([, code]) => code)));
    for (const code of shared) expect(`${kit} ${gateway}`, code).toContain(`"${code}"`);
  });
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
