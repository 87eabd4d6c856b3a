import type { Tokens } from "./tokens.ts";

/** What the tabs of one browser tell each other about the session; `lasts`: milliseconds that the token still serves. */
export type Message =
  /** A small window signed in for the tab `to`, which alone renews from then on. */
  | { kind: "signed-in"; to: string; tokens: Tokens; lasts: number }
  /** A tab renewed: its access token serves the others of the same person. */
  | { kind: "renewed"; tokens: Tokens; lasts: number }
  /** A tab that may not renew by itself needs a token. */
  | { kind: "wanted"; subject: string }
  | { kind: "signed-out" };

/** This tab, as the small window that it opens knows it. */
export const tabId: string = crypto.randomUUID();

const channel = new BroadcastChannel("jalon-session");

export const tell = (message: Message): void => channel.postMessage(message);

export const hear = (listener: (message: Message) => unknown): void => {
  channel.onmessage = (event: MessageEvent<Message>) => void listener(event.data);
};
