import { beforeAll, expect, test } from "vitest";
import { routes } from "../../functions/api/routes.ts";
import { addStage } from "../../infra/jalon.ts";
import {
  at,
  entryOf,
  listAt,
  type Resource,
  type Synthesis,
  stage,
  synthesize,
  target,
} from "./synthesized.ts";

let synthesis: Synthesis;
let methods: readonly Resource[];
beforeAll(async () => {
  synthesis = await synthesize((app) => addStage(app, stage));
  methods = synthesis.of("AWS::ApiGateway::Method");
}, 180_000);

const pathOf = (id: string | undefined): string => {
  const found = synthesis.resources.find((resource) => resource.id === id);
  if (found?.type !== "AWS::ApiGateway::Resource") return "";
  return `${pathOf(target(found.properties.ParentId))}/${found.properties.PathPart}`;
};
const functionOf = ({ properties }: Resource): string => {
  const uri = JSON.stringify(at(properties, "Integration", "Uri"));
  const fn = synthesis.of("AWS::Lambda::Function").find(({ id }) => uri.includes(`"${id}"`));
  return fn === undefined ? "" : entryOf(synthesis, fn);
};

test("the gateway has every route of the table, handed to its function, and nothing else", () => {
  const declared = methods.map((method) => {
    const { HttpMethod, ResourceId } = method.properties;
    return `${HttpMethod} ${pathOf(target(ResourceId))} ${functionOf(method)}`;
  });
  const expected = routes.map((route) => `${route.method} ${route.path} ${route.function}`);
  expect(declared.sort()).toEqual(expected.sort());
});

test("every route asks for an access token of ours and for CloudFront's key", () => {
  const [authorizer] = synthesis.of("AWS::ApiGateway::Authorizer");
  expect(authorizer?.properties.Type).toBe("COGNITO_USER_POOLS");
  for (const { properties } of methods) {
    expect(properties).toMatchObject({
      AuthorizationType: "COGNITO_USER_POOLS",
      AuthorizationScopes: ["jalon/api"],
      AuthorizerId: { Ref: authorizer?.id },
      ApiKeyRequired: true,
    });
  }
});

test("a function is allowed to the gateway once, not once a route", () => {
  const permissions = synthesis
    .of("AWS::Lambda::Permission")
    .filter(({ properties }) => properties.Principal === "apigateway.amazonaws.com");
  expect(permissions).toHaveLength(new Set(routes.map((route) => route.function)).size);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
const gatewayResponses =
  "ACCESS_DENIED API_CONFIGURATION_ERROR AUTHORIZER_CONFIGURATION_ERROR AUTHORIZER_FAILURE BAD_REQUEST_BODY BAD_REQUEST_PARAMETERS DEFAULT_4XX DEFAULT_5XX EXPIRED_TOKEN INTEGRATION_FAILURE INTEGRATION_TIMEOUT INVALID_API_KEY INVALID_SIGNATURE MISSING_AUTHENTICATION_TOKEN QUOTA_EXCEEDED REQUEST_TOO_LARGE RESOURCE_NOT_FOUND THROTTLED UNAUTHORIZED UNSUPPORTED_MEDIA_TYPE WAF_FILTERED".split(
    " ",
  );

test("every answer of the gateway itself is a problem with a code and a French sentence", () => {
  const responses = synthesis.of("AWS::ApiGateway::GatewayResponse");
  expect(responses.map(({ properties }) => properties.ResponseType).sort()).toEqual(
    gatewayResponses,
  );
  for (const { properties } of responses) {
    const header = at(properties, "ResponseParameters", "gatewayresponse.header.Content-Type");
    expect(header).toBe("'application/problem+json; charset=utf-8'");
    const problem = JSON.parse(String(at(properties, "ResponseTemplates", "application/json")));
    expect(problem.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(problem.title).toMatch(/^[A-ZÀ-Ý].+\.$/);
    if (properties.StatusCode !== undefined)
      expect(String(problem.status)).toBe(properties.StatusCode);
  }
});

test("an unknown route is a 404, and the regional address alone a 403", () => {
  const status = (type: string) =>
    synthesis
      .of("AWS::ApiGateway::GatewayResponse")
      .find(({ properties }) => properties.ResponseType === type)?.properties.StatusCode;
  expect(status("MISSING_AUTHENTICATION_TOKEN")).toBe("404");
  expect(status("INVALID_API_KEY")).toBe("403");
});

test("the access log tells the template of the route, never the path, the query or the address", () => {
  const [gatewayStage] = synthesis.of("AWS::ApiGateway::Stage");
  const line = JSON.parse(String(at(gatewayStage?.properties, "AccessLogSetting", "Format")));
  expect(line.route).toBe("$context.resourcePath");
  const fields = Object.values(line).join(" ");
  expect(fields).not.toMatch(
    /\$context\.(path|identity|requestOverride|authorizer\.claims\.email)/,
  );
  expect(listAt(gatewayStage?.properties, "MethodSettings")).toMatchObject([
    { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
  ]);
});
