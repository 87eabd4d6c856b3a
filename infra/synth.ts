/**
 * Builds all that a deployment needs, without an account: bundles, client, templates (`cdk.out`).
 *
 *     node infra/synth.ts [--stage <name>] [--skip-web]
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleFunctions, root } from "./bundle.ts";
import { addStage, newApp } from "./jalon.ts";
import { stageNamed, stages } from "./stages.ts";
import { buildWeb } from "./web.ts";

const { values } = parseArgs({
  options: { stage: { type: "string" }, "skip-web": { type: "boolean", default: false } },
});
const chosen = values.stage === undefined ? stages : [stageNamed(values.stage)];
await Promise.all([bundleFunctions(), values["skip-web"] ? undefined : buildWeb()]);
const app = newApp({ outdir: join(root, "cdk.out") });
for (const stage of chosen) addStage(app, stage);
app.synth();
