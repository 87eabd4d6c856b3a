/** What `npx cdk synth` and `cdk deploy` run: bundles the functions, then describes every stage. */
import { bundleFunctions } from "./bundle.ts";
import { addStage, newApp } from "./jalon.ts";
import { stages } from "./stages.ts";

await bundleFunctions();
const app = newApp();
for (const stage of stages) addStage(app, stage);
app.synth();
