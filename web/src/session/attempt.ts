import * as oauth from "oauth4webapi";
import { configuration } from "./configuration.ts";

/** A sign-in on its way: it must survive the round trip to the issuer, so it waits in this tab's sessionStorage. */
export type Attempt = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirect: string;
  /** Where to go afterwards. */
  readonly back: string;
  /** The expired tab for which a small window signs in. */
  readonly tab?: string;
};

const place = "jalon.sign-in";
const mark = "jalon.was-signed-in";

/** Somebody signed in in this browser and has not signed out. */
export const wasSignedIn = (): boolean => localStorage.getItem(mark) !== null;

/** Whether a tab that is loaded again, or opened beside, signs in by itself; nothing of the person is kept for it. */
export const rememberSignedIn = (signedIn: boolean): void => {
  if (signedIn) localStorage.setItem(mark, "yes");
  else localStorage.removeItem(mark);
};

const redirectAddress = () => new URL("/retour", location.origin).href;

const go = async (back: string, tab?: string): Promise<void> => {
  const found = await configuration();
  const attempt: Attempt = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    redirect: redirectAddress(),
    back,
    tab,
  };
  sessionStorage.setItem(place, JSON.stringify(attempt));
  const address = new URL(found.server.authorization_endpoint ?? "");
  address.search = new URLSearchParams({
    client_id: found.clientId,
    response_type: "code",
    redirect_uri: attempt.redirect,
    scope: found.scope,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: "S256",
  }).toString();
  location.assign(address);
};

let going: Promise<void> | undefined;

/**
 * Goes to the issuer's sign-in page; whoever asks while it is on its way joins it. `tab`: this is a small window, opened
 * by that tab whose session expired.
 */
export const goToSignIn = (back: string, tab?: string): Promise<void> => {
  going ??= go(back, tab).finally(() => {
    going = undefined;
  });
  return going;
};

/** Takes the attempt that a callback answers; it serves once. */
export const takeAttempt = (): Attempt | undefined => {
  const kept = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  return kept === null ? undefined : (JSON.parse(kept) as Attempt);
};

/** The issuer's sign-out page, coming back to our own; undefined when the issuer has none. */
export const signOutAddress = async (identity: string | undefined): Promise<URL | undefined> => {
  const found = await configuration();
  if (!found.server.end_session_endpoint) return undefined;
  const address = new URL(found.server.end_session_endpoint);
  const back = new URL("/connexion", location.origin).href;
  const parameters = new URLSearchParams({
    client_id: found.clientId,
    post_logout_redirect_uri: back,
    logout_uri: back,
  });
  if (identity !== undefined) parameters.set("id_token_hint", identity);
  address.search = parameters.toString();
  return address;
};
