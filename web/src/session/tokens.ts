import * as oauth from "oauth4webapi";
import { type Configuration, configuration } from "./configuration.ts";

/** Tokens live in this module's memory only: closing the tab forgets them. */
export type Tokens = {
  readonly access: string;
  readonly refresh?: string;
  readonly identity?: string;
  readonly subject: string;
  /** On the monotonic clock of the page (performance.now), so that a wrong clock does no harm. */
  readonly expiresAt: number;
};

/** A service that does not answer within this time (milliseconds) is taken for a lost network. */
const patience = 20_000;

const options = (found: Configuration) => ({
  [oauth.allowInsecureRequests]: found.insecure,
  signal: () => AbortSignal.timeout(patience),
});

const tokensOf = (answer: oauth.TokenEndpointResponse, before?: Tokens): Tokens => ({
  access: answer.access_token,
  refresh: answer.refresh_token ?? before?.refresh,
  identity: answer.id_token ?? before?.identity,
  subject: oauth.getValidatedIdTokenClaims(answer)?.sub ?? before?.subject ?? "",
  expiresAt: performance.now() + (answer.expires_in ?? 600) * 1000,
});

/** Exchanges the code of a callback address for tokens; throws when the answer is not ours. */
export const exchange = async (
  address: URL,
  attempt: { state: string; nonce: string; verifier: string; redirect: string },
): Promise<Tokens> => {
  const found = await configuration();
  const parameters = oauth.validateAuthResponse(found.server, found.client, address, attempt.state);
  const response = await oauth.authorizationCodeGrantRequest(
    found.server,
    found.client,
    oauth.None(),
    parameters,
    attempt.redirect,
    attempt.verifier,
    options(found),
  );
  return tokensOf(
    await oauth.processAuthorizationCodeResponse(found.server, found.client, response, {
      expectedNonce: attempt.nonce,
      requireIdToken: true,
    }),
  );
};

/** Renews by the refresh token, which the issuer rotates; throws when the issuer refuses it. */
export const renew = async (tokens: Tokens): Promise<Tokens> => {
  if (tokens.refresh === undefined) throw new Error("no refresh token");
  const found = await configuration();
  const response = await oauth.refreshTokenGrantRequest(
    found.server,
    found.client,
    oauth.None(),
    tokens.refresh,
    options(found),
  );
  return tokensOf(
    await oauth.processRefreshTokenResponse(found.server, found.client, response),
    tokens,
  );
};

/** Tells the issuer that the refresh token is no longer used; sign-out goes on when that fails. */
export const revoke = async ({ refresh }: Tokens): Promise<void> => {
  if (refresh === undefined) return;
  const tell = async () => {
    const found = await configuration();
    if (found.server.revocation_endpoint)
      await oauth.revocationRequest(found.server, found.client, oauth.None(), refresh, {
        ...options(found),
        signal: AbortSignal.timeout(3_000),
      });
  };
  await tell().catch(() => undefined);
};
