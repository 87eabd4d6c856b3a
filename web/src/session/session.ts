import { ResponseBodyError } from "oauth4webapi";
import { useSyncExternalStore } from "react";
import { goToSignIn, signOutAddress, takeAttempt } from "./attempt.ts";
import { exchange, renew, revoke, type Tokens } from "./tokens.ts";

/** `out` before sign-in, `expired` when renewal was refused: what is on the screen stays while the person signs in again. */
export type SessionStatus = "out" | "in" | "expired";

const mark = "jalon.was-signed-in";

let tokens: Tokens | undefined;
let status: SessionStatus = "out";
let renewing: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const waiting = new Set<() => void>();
const channel = new BroadcastChannel("jalon-session");

type Message = { kind: "signed-in"; tokens: Tokens; lasts: number } | { kind: "signed-out" };

const become = (next: SessionStatus) => {
  status = next;
  for (const listener of listeners) listener();
  if (next !== "in") return;
  for (const resolve of waiting) resolve();
  waiting.clear();
};

const keep = (next: Tokens) => {
  tokens = next;
  clearTimeout(timer);
  const inTime = Math.max(5_000, next.expiresAt - performance.now() - 60_000);
  timer = setTimeout(() => void renewSession(), inTime);
  become("in");
};

channel.onmessage = (event: MessageEvent<Message>) => {
  if (event.data.kind === "signed-out") {
    if (status === "in") location.assign("/connexion");
    return;
  }
  if (status !== "expired") return;
  // Another person signed in: nothing of the former one may stay on the screen.
  if (tokens !== undefined && tokens.subject !== event.data.tokens.subject)
    return location.assign("/");
  keep({ ...event.data.tokens, expiresAt: performance.now() + event.data.lasts });
};

/** The issuer said no; anything else is the network, and may pass. */
const refused = (error: unknown) =>
  tokens?.refresh === undefined || error instanceof ResponseBodyError;

/** Renews the access token once, whoever asks meanwhile; a refusal makes the session expired, nothing is lost. */
export const renewSession = (): Promise<void> => {
  renewing ??= (async () => {
    try {
      if (tokens === undefined) return become("out");
      keep(await renew(tokens));
    } catch (error) {
      if (refused(error)) become("expired");
      else timer = setTimeout(() => void renewSession(), 20_000);
    } finally {
      renewing = undefined;
    }
  })();
  return renewing;
};

/** The access token of the moment, renewed when it is about to end; waits while the person signs in again. */
export const accessToken = async (): Promise<string> => {
  if (tokens === undefined) throw new Error("not signed in");
  if (status === "in" && tokens.expiresAt - performance.now() < 10_000) await renewSession();
  if (status === "expired") await new Promise<void>((resolve) => waiting.add(resolve));
  return tokens.access;
};

/** Ends a sign-in at the callback address. Returns where to go, or undefined when this window only served an expired tab. */
export const finishSignIn = async (address: URL): Promise<string | undefined> => {
  const attempt = takeAttempt();
  if (attempt === undefined) return "/";
  const found = await exchange(address, attempt);
  if (attempt.window) {
    const lasts = found.expiresAt - performance.now();
    channel.postMessage({ kind: "signed-in", tokens: found, lasts } satisfies Message);
    return undefined;
  }
  sessionStorage.setItem(mark, "yes");
  keep(found);
  return attempt.back;
};

/** Signs out here, in the other tabs and at the issuer. */
export const signOut = async (): Promise<void> => {
  const before = tokens;
  sessionStorage.removeItem(mark);
  channel.postMessage({ kind: "signed-out" } satisfies Message);
  if (before !== undefined) await revoke(before);
  const address = await signOutAddress(before?.identity).catch(() => undefined);
  location.assign(address ?? new URL("/connexion", location.origin));
};

/** Opens a small window to sign in again, so that the page and what was typed in it stay. */
export const signInAgain = (): void => {
  const opened = window.open(
    "/connexion?fenetre=1",
    "jalon-connexion",
    "popup,width=520,height=720",
  );
  // A browser that refuses windows: leave the page; its drafts wait in this tab.
  if (opened === null) void goToSignIn(location.pathname + location.search);
};

/** Somebody was signed in in this tab and has not signed out. */
export const wasSignedIn = (): boolean => sessionStorage.getItem(mark) !== null;

export const isSignedIn = (): boolean => status !== "out";

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The session's status, for screens. */
export const useSessionStatus = (): SessionStatus => useSyncExternalStore(subscribe, () => status);
