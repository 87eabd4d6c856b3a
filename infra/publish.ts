/**
 * Builds the client and publishes it to a stage that is deployed.
 *
 *     npm run publish-client -- <stage>
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { buildFolder, root } from "./bundle.ts";
import { publish } from "./published.ts";
import { stageNamed } from "./stages.ts";
import { buildWeb } from "./web.ts";

type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What `cdk deploy` wrote down of the stage (`outputsFile` of cdk.json). */
const outputsOf = (stage: string): Readonly<Record<string, string>> => {
  const file = join(buildFolder, "outputs.json");
  try {
    const found = (JSON.parse(readFileSync(file, "utf8")) as Outputs)[`${stage}-app`];
    if (found) return found;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  throw new Error(`deploy the stage from here first: npx cdk deploy ${stage}-data ${stage}-app`);
};

const { name, region } = stageNamed(process.argv[2] ?? "");
const { ClientBucket = "", ClientJson = "", SiteUrl = "" } = outputsOf(name);
await buildWeb();
const sent = await publish(
  new S3Client({ region }),
  ClientBucket,
  join(root, "dist/web"),
  ClientJson,
);
process.stdout.write(`${sent} files published: ${SiteUrl}\n`);
