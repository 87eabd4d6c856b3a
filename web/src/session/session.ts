import { ResponseBodyError } from "oauth4webapi";
import { useSyncExternalStore } from "react";
import { forgetDrafts } from "../form/draft.ts";
import { goToSignIn, rememberSignedIn, signOutAddress, takeAttempt } from "./attempt.ts";
import { hear, tabId, tell } from "./tabs.ts";
import { exchange, renew, revoke, type Tokens } from "./tokens.ts";

/** `out` before sign-in, `expired` when renewal was refused: what is on the screen stays while the person signs in again. */
export type SessionStatus = "out" | "in" | "expired";

let tokens: Tokens | undefined;
let status: SessionStatus = "out";
let renewing: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let leaving = false;
const listeners = new Set<() => void>();
const waiting = new Set<() => void>();

const become = (next: SessionStatus) => {
  status = next;
  for (const listener of listeners) listener();
  if (next !== "in") return;
  for (const resolve of waiting) resolve();
  waiting.clear();
};

const left = (of: Tokens) => of.expiresAt - performance.now();

const keep = (next: Tokens) => {
  tokens = next;
  clearTimeout(timer);
  timer = setTimeout(() => void renewSession(), Math.max(5_000, left(next) - 60_000));
  become("in");
};

/** Gives the other tabs of this person the access token of the moment: the refresh token serves one tab only. */
const lend = (from: Tokens) =>
  tell({ kind: "renewed", tokens: { ...from, refresh: undefined }, lasts: left(from) });

/** Takes what another tab got; a tab that renews by itself needs nothing of it. */
const borrow = (found: Tokens, lasts: number) => {
  const own = status === "in" && tokens?.refresh !== undefined;
  if (own || status === "out" || tokens?.subject !== found.subject) return;
  keep({ ...found, expiresAt: performance.now() + lasts });
};

/** Nothing of whoever was signed in stays in this tab. */
const forget = () => {
  leaving = true;
  clearTimeout(timer);
  forgetDrafts();
};

hear(async (message) => {
  if (status === "out") return;
  if (message.kind === "signed-out") {
    forget();
    rememberSignedIn(false);
    if (tokens !== undefined) await revoke(tokens);
    return location.assign("/connexion");
  }
  if (message.kind === "wanted") {
    if (status === "in" && tokens?.refresh !== undefined && tokens.subject === message.subject) {
      if (left(tokens) < 60_000) await renewSession();
      else lend(tokens);
    }
    return;
  }
  // Another person signed in: nothing of the former one may stay on the screen.
  if (status === "expired" && tokens?.subject !== message.tokens.subject) {
    forget();
    return location.assign("/");
  }
  const mine = message.kind === "signed-in" && message.to === tabId;
  borrow(mine ? message.tokens : { ...message.tokens, refresh: undefined }, message.lasts);
});

/** The issuer said no; anything else is the network, and may pass. */
const refused = (error: unknown) => error instanceof ResponseBodyError;

/** Asks the tab that may renew; a session that nobody renews has expired. */
const askOtherTabs = async (of: Tokens): Promise<void> => {
  tell({ kind: "wanted", subject: of.subject });
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  if (tokens === of) become("expired");
};

/** Renews the access token once, whoever asks meanwhile; a refusal makes the session expired, nothing is lost. */
export const renewSession = (): Promise<void> => {
  renewing ??= (async () => {
    try {
      if (tokens === undefined) return become("out");
      if (tokens.refresh === undefined) return await askOtherTabs(tokens);
      keep(await renew(tokens));
      lend(tokens);
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
  if (status === "in" && left(tokens) < 10_000) await renewSession();
  if (status === "expired") await new Promise<void>((resolve) => waiting.add(resolve));
  return tokens.access;
};

/** Ends a sign-in at the callback address. Returns where to go, or undefined when this window only served an expired tab. */
export const finishSignIn = async (address: URL): Promise<string | undefined> => {
  const attempt = takeAttempt();
  if (attempt === undefined) return "/";
  const found = await exchange(address, attempt);
  if (attempt.tab !== undefined) {
    tell({ kind: "signed-in", to: attempt.tab, tokens: found, lasts: left(found) });
    return undefined;
  }
  rememberSignedIn(true);
  keep(found);
  return attempt.back;
};

/** Signs out here, at the issuer and in the other tabs; what this tab kept is forgotten. */
export const signOut = async (): Promise<void> => {
  const before = tokens;
  forget();
  rememberSignedIn(false);
  if (before !== undefined) await revoke(before);
  tell({ kind: "signed-out" });
  const address = await signOutAddress(before?.identity).catch(() => undefined);
  location.assign(address ?? new URL("/connexion", location.origin));
};

/** Opens a small window to sign in again, so that the page and what was typed in it stay. */
export const signInAgain = (): void => {
  const opened = window.open(
    `/connexion?fenetre=${tabId}`,
    "jalon-connexion",
    "popup,width=520,height=720",
  );
  // A browser that refuses windows: leave the page; its drafts wait in this tab.
  if (opened === null) void goToSignIn(location.pathname + location.search);
};

export const isSignedIn = (): boolean => status !== "out";

/** The page is being left because nobody is signed in any more: no question may keep it on the screen. */
export const isLeaving = (): boolean => leaving;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The session's status, for screens. */
export const useSessionStatus = (): SessionStatus => useSyncExternalStore(subscribe, () => status);
