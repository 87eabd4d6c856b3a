import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, type AppProps, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { AppStack } from "./app-stack.ts";
import { root } from "./bundle.ts";
import { DataStack } from "./data-stack.ts";
import { EdgeStack } from "./edge-stack.ts";
import type { Stage } from "./stages.ts";

/**
 * An app with the context of cdk.json, which the CDK command reads by itself and a program does not, and with the
 * checks that refuse a template before anyone deploys it.
 */
export const newApp = (props: AppProps = {}): App => {
  const { context } = JSON.parse(readFileSync(join(root, "cdk.json"), "utf8"));
  const app = new App({
    analyticsReporting: false,
    ...props,
    context: { ...context, ...props.context },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};

/** Adds the stacks of one stage: the data, what works on them, and the edge when the stage asks for one. */
export const addStage = (app: App, stage: Stage): void => {
  const data = new DataStack(app, stage);
  const edge = EdgeStack.isFor(stage) ? new EdgeStack(app, stage) : undefined;
  new AppStack(app, stage, data, edge);
};
