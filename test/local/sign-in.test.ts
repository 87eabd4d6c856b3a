import * as oauth from "oauth4webapi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccounts } from "../../local/demo-accounts.ts";
import { call } from "../../local/engine-calls.ts";
import type { Platform } from "../../local/platform.ts";
import { request, startFixture } from "./fixture/platform.ts";

let platform: Platform;
let server: oauth.AuthorizationServer;
let client: oauth.Client;
const insecure = { [oauth.allowInsecureRequests]: true };

beforeAll(async () => {
  platform = await startFixture();
  const settings = await (await fetch(`${platform.origin}/client.json`)).json();
  const issuer = new URL(settings.issuer);
  const found = await oauth.discoveryRequest(issuer, insecure);
  server = await oauth.processDiscoveryResponse(issuer, found);
  client = { client_id: settings.clientId };
});
afterAll(() => platform?.stop());

/** A browser's part: follows redirects of the issuer and keeps its cookies, until it leaves for the client. */
async function browse(
  address: URL | string,
  jar: Map<string, string>,
  form?: Record<string, string>,
) {
  let next = new URL(address);
  let body = form && new URLSearchParams(form);
  for (;;) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(next, {
      redirect: "manual",
      headers: { cookie },
      ...(body ? { method: "POST", body } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    const location = answer.headers.get("location");
    if (!location) return { answer, address: next };
    next = new URL(location, next);
    body = undefined;
    if (next.origin === platform.origin) return { answer, address: next };
  }
}

/** Signs in as the client does, by code and PKCE. */
async function signIn(
  email: string,
  jar = new Map<string, string>(),
  scope = "openid fixture/api",
) {
  const verifier = oauth.generateRandomCodeVerifier();
  const nonce = oauth.generateRandomNonce();
  const redirect_uri = `${platform.origin}/retour`;
  const address = new URL(server.authorization_endpoint ?? "");
  address.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: "code",
    redirect_uri,
    scope,
    state: "s",
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).toString();
  const asked = await browse(address, jar);
  const page = asked.address.origin === platform.origin ? "" : await asked.answer.text();
  const back = page ? await browse(asked.address, jar, { email }) : asked;
  if (back.address.origin !== platform.origin)
    return { page: await back.answer.text(), asked: page };
  const parameters = oauth.validateAuthResponse(server, client, back.address, "s");
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirect_uri,
    verifier,
    insecure,
  );
  const expected = { expectedNonce: nonce, requireIdToken: true };
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, expected);
  return { tokens, asked: page };
}

const renew = async (refresh: string) => {
  const answer = await oauth.refreshTokenGrantRequest(
    server,
    client,
    oauth.None(),
    refresh,
    insecure,
  );
  return oauth.processRefreshTokenResponse(server, client, answer);
};
const claimsIn = (token = "") =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));

describe("sign-in", () => {
  it("offers one click for each demo account, and a field for any other address", async () => {
    const { asked } = await signIn("nobody@example.org");
    for (const { email, name } of demoAccounts) {
      expect(asked).toContain(email);
      expect(asked).toContain(name);
    }
    expect(asked).toMatch(/<input[^>]*type="email"/);
  });

  it("gives an access token that opens the API, with what the template's function put into it", async () => {
    const { tokens } = await signIn("helene.carpentier@example.org");
    expect(tokens?.expires_in).toBe(600);
    expect(claimsIn(tokens?.access_token)).toMatchObject({
      sub: "acc-conseillere",
      token_use: "access",
      client_id: client.client_id,
      scope: expect.stringContaining("fixture/api"),
      roles: "counsellor",
      account: "acc-conseillere",
    });
    expect(claimsIn(tokens?.id_token)).toMatchObject({ sub: "acc-conseillere", token_use: "id" });
    const answer = await request(platform, "GET", "/now", { token: tokens?.access_token });
    expect(answer.status).toBe(200);
  });

  it("refuses an address that is nobody's, in French, and asks again", async () => {
    const { page } = await signIn("nobody@example.org");
    expect(page).toContain("ne figure pas dans l’annuaire");
  });

  it("asks for nothing while the session lasts, and asks again after signing out", async () => {
    const jar = new Map<string, string>();
    await signIn("luc.vanhoutte@example.org", jar);
    const again = await signIn("luc.vanhoutte@example.org", jar);
    expect([again.asked, claimsIn(again.tokens?.access_token).sub]).toEqual(["", "acc-conseiller"]);
    const out = new URL(server.end_session_endpoint ?? "");
    const logout_uri = `${platform.origin}/connexion`;
    out.search = new URLSearchParams({ client_id: client.client_id, logout_uri }).toString();
    expect((await browse(out, jar)).address.href).toBe(logout_uri);
    expect((await signIn("luc.vanhoutte@example.org", jar)).asked).toContain("Connexion");
  });

  it("renews by a refresh token that serves once; a second use ends the sign-in", async () => {
    const { tokens } = await signIn("yann.bollengier@example.org");
    const first = tokens?.refresh_token ?? "";
    const renewed = await renew(first);
    expect(claimsIn(renewed.access_token)).toMatchObject({
      sub: "acc-statistiques",
      roles: "counsellor",
    });
    expect(renewed.refresh_token).not.toBe(first);
    await expect(renew(first)).rejects.toThrow();
    await expect(renew(renewed.refresh_token ?? "")).rejects.toThrow();
  });

  it("is ended by revoking the refresh token", async () => {
    const { tokens } = await signIn("fatiha.benali@example.org");
    const refresh = tokens?.refresh_token ?? "";
    const answer = await oauth.revocationRequest(server, client, oauth.None(), refresh, insecure);
    await oauth.processRevocationResponse(answer);
    await expect(renew(refresh)).rejects.toThrow();
  });

  it("is ended by the administrator's global sign-out and by disabling the account", async () => {
    const pool = (operation: string, Username: string) =>
      call(platform.endpoints.cognito, `AWSCognitoIdentityProviderService.${operation}`, {
        Username,
      });
    const one = await signIn("martine.delattre@example.org");
    await pool("AdminUserGlobalSignOut", "acc-accompagnement");
    await expect(renew(one.tokens?.refresh_token ?? "")).rejects.toThrow();
    const other = await signIn("celine.wadoux@example.org");
    await pool("AdminDisableUser", "acc-ateliers");
    await expect(renew(other.tokens?.refresh_token ?? "")).rejects.toThrow();
    expect((await signIn("celine.wadoux@example.org")).page).toContain("ne figure pas");
  });

  it("sends nobody back to an address that the template does not name", async () => {
    const address = new URL(server.authorization_endpoint ?? "");
    address.search = new URLSearchParams({
      client_id: client.client_id,
      response_type: "code",
      redirect_uri: "https://elsewhere.example/retour",
      scope: "openid",
      code_challenge: "x".repeat(43),
      code_challenge_method: "S256",
    }).toString();
    expect((await fetch(address, { redirect: "manual" })).status).toBe(400);
  });
});
