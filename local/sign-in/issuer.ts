/** The user pool as an OpenID Connect issuer: authorization code with PKCE, rotated refresh tokens, sign-out. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import Provider, { type Context, type Token } from "oidc-provider";
import type { Addresses } from "../addresses.ts";
import type { Assembly, Resource } from "../assembly.ts";
import type { Clock } from "../clockwork.ts";
import type { Functions } from "../functions/pool.ts";
import type { Pool } from "../gateway/authorizer.ts";
import { at, type Json, number, record, text, texts } from "../json.ts";
import { accessClaims, preToken, type Trigger } from "./claims.ts";
import { codesOf } from "./codes.ts";
import type { SigningKeys } from "./keys.ts";
import { loginOf } from "./login.ts";
import type { People } from "./people.ts";
import { storeIn } from "./store.ts";

export type Issuer = {
  readonly pool: Pool;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Ends every sign-in of a user: refresh tokens given before no longer serve. */
  readonly signOut: (sub: string) => void;
  /** An access token for an account, by the path that a sign-in takes; `overrides` replace claims at the end. */
  readonly token: (emailOrId: string, overrides?: Json) => Promise<string>;
};

const secondsIn: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
};

/** Serves the only user pool of the template; undefined when it has none. */
export function issuerOf(options: {
  readonly assembly: Assembly;
  readonly functions: Functions;
  readonly people: People;
  readonly keys: SigningKeys;
  readonly directory: string;
  readonly addresses: Addresses;
  /** Where mails of this machine are kept. */
  readonly mailbox: string;
  readonly clock: Clock;
}): Issuer | undefined {
  const { assembly, functions, people, keys, directory, addresses, mailbox, clock } = options;
  const { oidc: address, origin } = addresses;
  const pool = assembly.ofType("AWS::Cognito::UserPool")[0];
  if (!pool) return undefined;
  const clients = assembly.ofType("AWS::Cognito::UserPoolClient");
  const client = clients[0];
  const ask = preToken(assembly, functions, pool);
  const scopes = ["openid", "email", "profile", "offline_access"].concat(
    clients.flatMap((each) => texts(each.properties.AllowedOAuthScopes)),
  );
  const life = (token: "AccessToken" | "IdToken" | "RefreshToken") => {
    const isRefresh = token === "RefreshToken";
    const unit = text(
      at(client?.properties, "TokenValidityUnits", token),
      isRefresh ? "days" : "hours",
    );
    return (
      number(client?.properties[`${token}Validity`], isRefresh ? 30 : 1) *
      (secondsIn[unit] ?? 3_600)
    );
  };
  const changesOf = async (
    sub: string,
    clientId: string,
    asked: readonly string[],
    trigger: Trigger,
  ) => {
    const person = await people.find(sub);
    if (!person?.enabled) throw new Error("User is disabled.");
    return { person, changes: await ask(person, clientId, asked, trigger) };
  };
  const customized = async (token: Token, payload: Record<string, unknown>) => {
    const scopes = [...token.scopes];
    const { clientId } = token;
    const trigger = token.gty?.includes("refresh")
      ? "TokenGeneration_RefreshTokens"
      : "TokenGeneration_HostedAuth";
    const { person, changes } = await changesOf(token.accountId, clientId, scopes, trigger);
    const authTime = number(payload.iat, 0);
    Object.assign(payload, accessClaims({ person, clientId, scopes, changes, authTime }));
  };
  const store = storeIn(directory);

  const provider = new Provider(address, {
    adapter: store.adapter,
    clients: clients.map((each) => clientOf(assembly, each, origin)),
    jwks: { keys: [keys.privateKey] },
    cookies: { keys: [keys.cookieKey], long: { sameSite: "lax" }, short: { sameSite: "lax" } },
    scopes: [...new Set(scopes)],
    claims: {
      openid: ["sub", "token_use", "cognito:username"],
      email: ["email", "email_verified"],
    },
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    routes: {
      authorization: "/oauth2/authorize",
      token: "/oauth2/token",
      revocation: "/oauth2/revoke",
      userinfo: "/oauth2/userInfo",
      end_session: "/logout",
      jwks: "/.well-known/jwks.json",
    },
    ttl: {
      AccessToken: life("AccessToken"),
      IdToken: life("IdToken"),
      RefreshToken: life("RefreshToken"),
      AuthorizationCode: 300,
      Interaction: 3_600,
      Session: 3_600,
      Grant: 31 * 86_400,
    },
    rotateRefreshToken: at(client?.properties, "RefreshTokenRotation", "Feature") === "ENABLED",
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    findAccount: async (_context: Context, sub: string) => {
      const person = await people.find(sub);
      if (!person?.enabled) return undefined;
      return {
        accountId: sub,
        claims: () => ({
          sub,
          token_use: "id",
          "cognito:username": sub,
          email: person.email,
          email_verified: true,
        }),
      };
    },
    loadExistingGrant: async ({ oidc }: Context) => {
      const clientId = oidc.client.clientId;
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId });
      const all = [...new Set(scopes)].join(" ");
      grant.addOIDCScope(all);
      grant.addResourceScope(address, all);
      await grant.save();
      return grant;
    },
    interactions: { url: () => "/login" },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => address,
        useGrantedResource: () => true,
        getResourceServerInfo: (
          _context: Context,
          _resource: string,
          asking: { readonly clientId: string },
        ) => ({
          scope: [...new Set(scopes)].join(" "),
          audience: asking.clientId,
          accessTokenTTL: life("AccessToken"),
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (_context: Context, token: Token, jwt: { payload: Record<string, unknown> }) =>
          customized(token, jwt.payload),
      },
    },
    renderError: (context: { type: string; body: string }, out: Json) => {
      context.type = "html";
      context.body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Connexion</title><p>La connexion a échoué : ${text(out.error)}. ${text(out.error_description)}</p>`;
    },
  });
  const serveProvider = provider.callback();
  const signIn = loginOf({
    provider,
    people,
    codes: codesOf(pool, mailbox, clock),
    client: origin,
    mailbox,
  });

  /** Cognito's own sign-out: forgets the session, then goes back to a registered address. */
  function signOut(query: URLSearchParams, response: ServerResponse): void {
    const back = text(query.get("logout_uri") ?? query.get("post_logout_redirect_uri"));
    const known = clients.some((each) =>
      texts(each.properties.LogoutURLs).some((registered) => sameAddress(registered, back, origin)),
    );
    const gone = ["_session", "_session.sig", "_session.legacy", "_session.legacy.sig"];
    response.writeHead(known ? 302 : 400, {
      "set-cookie": gone.map((name) => `${name}=; Path=/; Max-Age=0`),
      ...(known ? { location: back } : {}),
    });
    response.end();
  }

  return {
    pool: {
      arn: assembly.attribute(pool, "Arn"),
      issuer: address,
      clientIds: clients.map((each) => assembly.ref(each)),
      publicKeys: [keys.publicKey],
    },
    signOut: store.forget,
    handle: async (request, response) => {
      const url = new URL(request.url ?? "/", address);
      if (url.pathname === "/login") return signIn(request, response);
      if (url.pathname === "/logout") return signOut(url.searchParams, response);
      serveProvider(request, response);
    },
    token: async (emailOrId, overrides = {}) => {
      if (!client) throw new Error("the template has no client of the user pool");
      const clientId = assembly.ref(client);
      const asked = texts(client.properties.AllowedOAuthScopes);
      const found = await people.find(emailOrId);
      if (!found) throw new Error(`no account ${emailOrId}`);
      const { person, changes } = await changesOf(
        found.sub,
        clientId,
        asked,
        "TokenGeneration_HostedAuth",
      );
      const now = Math.floor(Date.now() / 1_000);
      const claims = accessClaims({ person, clientId, scopes: asked, changes, authTime: now });
      const dates = {
        iss: address,
        iat: now,
        exp: now + life("AccessToken"),
        jti: randomUUID(),
      };
      return keys.signed({ ...claims, ...dates, aud: clientId, ...record(overrides) });
    },
  };
}

function clientOf(assembly: Assembly, client: Resource, origin: string): Json {
  const { properties } = client;
  const local = (urls: unknown) => [
    ...new Set(texts(urls).map((url) => new URL(new URL(url).pathname, origin).href)),
  ];
  return {
    client_id: assembly.ref(client),
    token_endpoint_auth_method: "none",
    application_type: "web",
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    redirect_uris: local(properties.CallbackURLs),
    post_logout_redirect_uris: local(properties.LogoutURLs),
    scope: [...new Set(["openid", ...texts(properties.AllowedOAuthScopes)])].join(" "),
  };
}

/** The addresses of the template name the distribution's domain: only what follows the domain counts here. */
function sameAddress(registered: string, asked: string, origin: string): boolean {
  if (!URL.canParse(asked)) return false;
  return new URL(asked).href === new URL(new URL(registered).pathname, origin).href;
}
