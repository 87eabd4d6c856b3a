import { expect, it } from "vitest";
import { routes } from "../../functions/api/routes.ts";
import { openScene } from "./scene.ts";

const scene = openScene();
const published = (path: string) => fetch(`${scene.house.platform.origin}${path}`);

it("the platform publishes the description of its own API, for programs and for people", async () => {
  const description = await published("/openapi.json");
  expect(description.status).toBe(200);
  expect(description.headers.get("content-type")).toContain("application/json");
  const { openapi, paths, servers } = (await description.json()) as {
    openapi: string;
    paths: Record<string, Record<string, { operationId: string }>>;
    servers: { url: string }[];
  };
  expect(openapi).toBe("3.1.0");
  for (const { method, path, operation } of routes)
    expect(paths[path]?.[method.toLowerCase()]?.operationId).toBe(operation);

  // The address that it names is the one that answers.
  const me = await scene.cast.manager.get("/me");
  expect(servers[0]?.url).toBe("/api");
  expect(me.status).toBe(200);

  for (const path of ["/docs", "/docs/"]) {
    const page = await published(path);
    expect(page.status, path).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    const text = await page.text();
    expect(text).toContain("<h1>API de Jalon</h1>");
    expect(text).not.toContain("<script");
    for (const { path: described } of routes) expect(text).toContain(described);
  }
  expect((await published("/docs/style.css")).status).toBe(200);
});
