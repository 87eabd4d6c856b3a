import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { root } from "../../infra/bundle.ts";
import { addStage } from "../../infra/jalon.ts";
import { at, listAt, type Properties, type Synthesis, stage, synthesize } from "./synthesized.ts";

let synthesis: Synthesis;
let distribution: Properties;
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
  distribution = synthesis.of("AWS::CloudFront::Distribution")[0]?.properties ?? {};
}, 180_000);

test("the API is never cached, and its refusals are never replaced by a page", () => {
  const behaviour = at(distribution, "DistributionConfig", "CacheBehaviors", 0);
  expect(behaviour).toMatchObject({
    PathPattern: "/api/*",
    // Managed-CachingDisabled and Managed-AllViewerExceptHostHeader, by the names that CloudFront gives them.
    CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
    ViewerProtocolPolicy: "https-only",
  });
  expect(at(behaviour, "FunctionAssociations")).toBeUndefined();
  expect(at(distribution, "DistributionConfig", "CustomErrorResponses")).toBeUndefined();
});

test("CloudFront says the gateway's key, and both only refer to it", () => {
  const header = listAt(distribution, "DistributionConfig", "Origins").flatMap((origin) =>
    listAt(origin, "OriginCustomHeaders"),
  );
  const [key] = synthesis.of("AWS::ApiGateway::ApiKey");
  expect(header).toEqual([{ HeaderName: "x-api-key", HeaderValue: key?.properties.Value }]);
  expect(JSON.stringify(key?.properties.Value)).toContain("{{resolve:secretsmanager:");
});

test("the policy of the pages allows nothing inline and names every origin", () => {
  const headers = at(
    synthesis.of("AWS::CloudFront::ResponseHeadersPolicy")[0]?.properties,
    "ResponseHeadersPolicyConfig",
    "SecurityHeadersConfig",
  );
  const policy = JSON.stringify(at(headers, "ContentSecurityPolicy"));
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/(src|action) \*/);
  expect(at(headers, "StrictTransportSecurity", "AccessControlMaxAgeSec")).toBe(730 * 86_400);
  expect(at(headers, "ContentTypeOptions", "Override")).toBe(true);
  expect(at(headers, "ReferrerPolicy", "ReferrerPolicy")).toBe("no-referrer");
});

/** The styles that the library writes into the page, from its own source. */
const stylesOf = (file: string): string[] => {
  const source = readFileSync(join(root, "node_modules/react-aria/dist/private", file), "utf8");
  const [, attribute = ""] = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source) ?? [];
  return [...source.matchAll(/style\.textContent = `([^`]*)`\.trim/g)].map(([, style = ""]) =>
    style.replaceAll(/\$\{[^}]*\}/g, attribute).trim(),
  );
};

test("the only styles allowed by their digest are those of the library that is installed", () => {
  const styles = ["interactions/usePress.mjs", "overlays/usePreventScroll.mjs"].flatMap(stylesOf);
  expect(styles).toHaveLength(2);
  const digests = styles.map((style) => createHash("sha256").update(style).digest("base64"));
  const policy = JSON.stringify(synthesis.of("AWS::CloudFront::ResponseHeadersPolicy"));
  const allowed = [...policy.matchAll(/'sha256-([^']+)'/g)].map(([, digest]) => digest);
  expect(allowed.sort()).toEqual(digests.sort());
});

test.each([
  ["/", "/index.html"],
  ["/dossiers/0190-abc", "/index.html"],
  ["/dossiers/", "/index.html"],
  ["/docs", "/docs/index.html"],
  ["/docs/", "/docs/index.html"],
  ["/openapi.json", "/openapi.json"],
  ["/assets/index-Dk2.js", "/assets/index-Dk2.js"],
])("%s is read from %s", (address, file) => {
  const source = readFileSync(join(root, "infra/client-path.js"), "utf8");
  const handler = new Function(`${source}; return handler;`)();
  expect(handler({ request: { uri: address } }).uri).toBe(file);
});

test("the client finds issuer, client and scope in one output of the stack", () => {
  const { Outputs } = JSON.parse(synthesis.templates["demo-app"] ?? "{}");
  const parts = Outputs.ClientJson.Value["Fn::Join"][1];
  const text = parts.map((part: unknown) => (typeof part === "string" ? part : "…")).join("");
  expect(JSON.parse(text)).toEqual({ issuer: "…", clientId: "…", scope: "openid jalon/api" });
});

test("an own domain or a web ACL brings the edge stack, and the site takes both from it", async () => {
  const grown = await synthesize((app) =>
    addStage(app, { ...stage, domain: "jalon.plie.example", webAcl: true }),
  );
  expect(Object.keys(grown.templates).sort()).toEqual(["demo-app", "demo-data", "demo-edge"]);
  const config = at(grown.of("AWS::CloudFront::Distribution")[0]?.properties, "DistributionConfig");
  expect(config).toMatchObject({
    Aliases: ["jalon.plie.example"],
    ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021" },
  });
  const fromEdge = (name: string) => ({
    "Fn::GetStackOutput": { StackName: "demo-edge", OutputName: name, Region: "us-east-1" },
  });
  expect(at(config, "ViewerCertificate", "AcmCertificateArn")).toEqual(fromEdge("CertificateArn"));
  expect(at(config, "WebACLId")).toEqual(fromEdge("WebAclArn"));
  expect(JSON.stringify(grown.of("AWS::S3::Bucket"))).toContain("https://jalon.plie.example");
  expect(Object.keys(synthesis.templates)).not.toContain("demo-edge");
}, 60_000);
