import { APIGatewayProxyEventSchema } from "@aws-lambda-powertools/parser/schemas/api-gateway";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Platform } from "../../local/platform.ts";
import { request, startFixture } from "./fixture/platform.ts";

let platform: Platform;
beforeAll(async () => {
  platform = await startFixture();
});
afterAll(() => platform?.stop());

/** What API Gateway does, and the page of its Developer Guide that says so. */
const behaviours: readonly {
  what: string;
  page: string;
  call: () => Promise<Response>;
  status: number;
  says?: RegExp;
}[] = [
  {
    what: "a function that throws is a 502 that says nothing of it",
    page: "Handle Lambda errors in API Gateway",
    call: () => request(platform, "GET", "/throw"),
    status: 502,
    says: /Internal server error/,
  },
  {
    what: "an answer that has not the proxy form is a 502",
    page: "Output format of a Lambda function for proxy integration",
    call: () => request(platform, "GET", "/malformed"),
    status: 502,
  },
  {
    what: "a function over its timeout is killed: 502",
    page: "Configure Lambda function timeout (Lambda)",
    call: () => request(platform, "GET", "/slow"),
    status: 502,
  },
  {
    what: "a function over the integration's own limit (29 s unless the template says less) is a 504",
    page: "Gateway response types, INTEGRATION_TIMEOUT",
    call: () => request(platform, "GET", "/late"),
    status: 504,
  },
  {
    what: "a process that ends by itself is a 502, and the next call is answered",
    page: "Understanding the Lambda execution environment lifecycle (Lambda)",
    call: () => request(platform, "GET", "/exit"),
    status: 502,
  },
  {
    what: "a route that the template does not have asks for a token: 403 unless a response is declared",
    page: "Gateway response types, MISSING_AUTHENTICATION_TOKEN",
    call: () => request(platform, "GET", "/unknown"),
    status: 403,
    says: /"code":"MISSING_AUTHENTICATION_TOKEN"/,
  },
  {
    what: "a method that the template does not have is the same",
    page: "Gateway response types, MISSING_AUTHENTICATION_TOKEN",
    call: () => request(platform, "DELETE", "/items"),
    status: 403,
  },
  {
    what: "no token is a 401 in the template's own words",
    page: "Integrate a REST API with an Amazon Cognito user pool",
    call: () => request(platform, "POST", "/echo", { token: "" }),
    status: 401,
    says: /"code":"unauthorized"/,
  },
  {
    what: "an expired token is a 401",
    page: "Integrate a REST API with an Amazon Cognito user pool",
    call: async () => request(platform, "POST", "/echo", { token: await token({ exp: 1 }) }),
    status: 401,
  },
  {
    what: "an ID token does not open a route with scopes",
    page: "Integrate a REST API with an Amazon Cognito user pool",
    call: async () =>
      request(platform, "POST", "/echo", { token: await token({ token_use: "id" }) }),
    status: 401,
  },
  {
    what: "a token without the scope does not open the route",
    page: "Integrate a REST API with an Amazon Cognito user pool",
    call: async () =>
      request(platform, "POST", "/echo", { token: await token({ scope: "openid" }) }),
    status: 401,
  },
  {
    what: "a token of another client does not open the route",
    page: "Verifying JSON web tokens (Cognito)",
    call: async () =>
      request(platform, "POST", "/echo", { token: await token({ client_id: "other" }) }),
    status: 401,
  },
  {
    what: "a token of another issuer does not open the route",
    page: "Verifying JSON web tokens (Cognito)",
    call: async () =>
      request(platform, "POST", "/echo", { token: await token({ iss: "https://x" }) }),
    status: 401,
  },
  {
    what: "a token with a role added by hand does not open the route",
    page: "Verifying JSON web tokens (Cognito)",
    call: async () => {
      const [head, body = "", signature] = (await platform.token("acc-conseillere")).split(".");
      const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
      const forged = Buffer.from(JSON.stringify({ ...claims, roles: "administrator" }));
      return request(platform, "POST", "/echo", {
        token: `${head}.${forged.toString("base64url")}.${signature}`,
      });
    },
    status: 401,
  },
  {
    what: "a body over 10 MB is a 413",
    page: "Amazon API Gateway quotas, payload size",
    call: () => request(platform, "POST", "/echo", { raw: "x".repeat(10 * 1024 * 1024 + 1) }),
    status: 413,
    says: /"code":"REQUEST_TOO_LARGE"/,
  },
  {
    what: "a body over Lambda's 6 MB is a 413 too",
    page: "Lambda quotas, invocation payload",
    call: () => request(platform, "POST", "/echo", { raw: "x".repeat(6 * 1024 * 1024 + 1) }),
    status: 413,
  },
];

const token = (overrides: Record<string, unknown>) => platform.token("acc-conseillere", overrides);

describe("the gateway", () => {
  it.each(behaviours)("$what ($page)", async ({ call, status, says }) => {
    const answer = await call();
    const body = await answer.text();
    expect({ status: answer.status, body }).toMatchObject({ status });
    if (says) expect(body).toMatch(says);
  });

  it("gives its own answers the headers that the template declares", async () => {
    const answer = await request(platform, "POST", "/echo", { token: "" });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.headers.get("content-type")).toMatch(/application\/problem\+json/);
  });

  it("hands the function an event that an outside schema takes, with every documented key", async () => {
    const answer = await request(platform, "POST", "/echo?a=1&a=2&b=%C3%A9", {
      body: { name: "Élodie" },
      headers: { "X-Twice": "one" },
    });
    const event = await answer.json();
    expect(APIGatewayProxyEventSchema.safeParse(event).error).toBeUndefined();
    expect(event).toMatchObject({
      resource: "/echo",
      path: "/echo",
      httpMethod: "POST",
      pathParameters: null,
      queryStringParameters: { a: "2", b: "é" },
      multiValueQueryStringParameters: { a: ["1", "2"], b: ["é"] },
      stageVariables: null,
      isBase64Encoded: false,
      body: '{"name":"Élodie"}',
    });
    expect(event.requestContext).toMatchObject({
      stage: "api",
      path: "/api/echo",
      httpMethod: "POST",
    });
  });

  it("hands claims over as strings, dates written out, the function's own word on `sub` not heard", async () => {
    const event = await (await request(platform, "POST", "/echo", { body: {} })).json();
    const { claims } = event.requestContext.authorizer;
    expect(Object.values(claims).every((value) => typeof value === "string")).toBe(true);
    expect(claims).toMatchObject({
      sub: "acc-conseillere",
      account: "acc-conseillere",
      roles: "counsellor",
      token_use: "access",
    });
    expect(claims.exp).toMatch(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/);
  });

  it("hands a binary body over in base64, and sends one as bytes to who accepts it (Binary media types)", async () => {
    const sent = await request(platform, "POST", "/echo", {
      raw: "%PDF",
      headers: { "content-type": "application/pdf" },
    });
    expect(await sent.json()).toMatchObject({ body: "JVBERg==", isBase64Encoded: true });
    const taken = async (accept: string) =>
      (await request(platform, "GET", "/paper", { headers: { accept } })).text();
    expect([await taken("application/pdf"), await taken("application/json")]).toEqual([
      "%PDF",
      "JVBERg==",
    ]);
  });

  it("hands path parameters over decoded", async () => {
    await request(platform, "POST", "/items", { body: { id: "a é/b" } });
    const answer = await request(platform, "GET", `/items/${encodeURIComponent("a é/b")}`);
    expect(await answer.json()).toMatchObject({ item: { pk: { S: "DOSSIER#a é/b" } } });
  });
});

describe("a function", () => {
  it("has the template's settings, Lambda's own variables, and nothing of this machine", async () => {
    const found = await (await request(platform, "GET", "/environment")).json();
    const names = Object.keys(found).filter((name) => !/^(AWS|LAMBDA)_/.test(name));
    expect(names.toSorted()).toEqual(
      ["BUCKET", "LANG", "QUEUE_URL", "SEALING_KEY", "TABLE_NAME", "TZ", "_HANDLER"].toSorted(),
    );
    expect(found.SEALING_KEY).toMatch(/^\w{32}$/);
    expect(found._X_AMZN_TRACE_ID).toBeUndefined();
  });

  it("answers one event at a time: a second process takes the second, a free one is used again", async () => {
    const pause = async () => (await (await request(platform, "GET", "/pause")).json()).process;
    const [one, other] = await Promise.all([pause(), pause()]);
    expect(one).not.toBe(other);
    expect(await pause()).toBe(await pause());
  });

  it("is refused what its role does not allow (Lambda execution role)", async () => {
    const answer = await (await request(platform, "GET", "/scan")).json();
    expect(answer.refused).toBe("AccessDeniedException");
    expect(answer.message).toMatch(/not authorized to perform: dynamodb:Scan on resource: arn:aws/);
  });

  it("lives on the platform's clock, and tokens still open the door", async () => {
    platform.clock.set("2026-06-30");
    const answer = await request(platform, "GET", "/now");
    expect(answer.headers.get("date")).toMatch("Tue, 30 Jun 2026 06:00");
    const moved = await answer.json();
    expect(moved.now.slice(0, 16)).toBe("2026-06-30T06:00");
    expect(new Date(moved.number).toISOString().slice(0, 16)).toBe("2026-06-30T06:00");
    platform.clock.set();
    const back = await (await request(platform, "GET", "/now")).json();
    expect(Math.abs(back.number - Date.now())).toBeLessThan(5_000);
  });
});

describe("the edge", () => {
  it("serves the client, and its index for a page's address (CloudFront Functions)", async () => {
    const page = await fetch(`${platform.origin}/dossiers/1`);
    expect(await page.text()).toContain("<title>Client</title>");
    expect((await fetch(`${platform.origin}/missing.js`)).status).toBe(403);
  });

  it("tells the client where to sign in", async () => {
    const settings = await (await fetch(`${platform.origin}/client.json`)).json();
    expect(settings.issuer).toBe(platform.endpoints.oidc);
  });

  it("sends the template's policy, AWS's addresses replaced by those of this machine", async () => {
    const { headers } = await fetch(platform.origin);
    expect(headers.get("content-security-policy")).toContain(
      `connect-src 'self' ${platform.endpoints.s3}`,
    );
  });

  it("loses the answer of a call that succeeded when the fault says so", async () => {
    await platform.faults.set({ lostApiAnswers: 1 });
    await expect(request(platform, "POST", "/items", { body: { id: "lost" } })).rejects.toThrow();
    expect((await request(platform, "GET", "/items/lost")).status).toBe(200);
  });
});
