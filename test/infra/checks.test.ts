import { rmSync } from "node:fs";
import { type App, Stack, Validations } from "aws-cdk-lib";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { afterAll, expect, test } from "vitest";
import { addStage, newApp } from "../../infra/jalon.ts";
import { apart, stage, synthesize, whereTheyLie } from "./synthesized.ts";

const made: App[] = [];
const checkedApp = (): App => {
  const app = newApp({ ...apart(), context: whereTheyLie });
  made.push(app);
  return app;
};
afterAll(() => {
  for (const { outdir } of made) rmSync(outdir, { recursive: true, force: true });
});

test("cdk-nag finds nothing that has no reason of its own, with and without an own domain", async () => {
  await synthesize((app) => addStage(app, stage));
  const app = checkedApp();
  addStage(app, stage);
  addStage(app, { ...stage, name: "grown", domain: "jalon.plie.example", webAcl: true });
  expect(() => app.synth()).not.toThrow();

  const reasons = app.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries(data as Record<string, string>)),
    );
  expect(reasons.length).toBeGreaterThan(0);
  for (const [rule, reason] of reasons) expect(reason.length, rule).toBeGreaterThan(40);
}, 180_000);

test("a bucket that anyone could read plainly is refused before it is deployed", () => {
  const app = checkedApp();
  new Bucket(new Stack(app, "careless"), "Bucket");
  expect(() => app.synth()).toThrow(/[Vv]alidation/);
}, 60_000);
