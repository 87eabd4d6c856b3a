/** The second factor by mail, as the pool's template offers it: a code that serves once, for three minutes. */
import { randomInt } from "node:crypto";
import type { Resource } from "../assembly.ts";
import type { Clock } from "../clockwork.ts";
import { text, texts } from "../json.ts";
import type { Person } from "./people.ts";

/** Cognito's own figures: how long a code serves, and how many wrong answers end it. */
const lasts = 3 * 60_000;
const mostTries = 3;

type Sent = {
  readonly code: string;
  readonly person: Person;
  readonly until: number;
  tries: number;
};

/** Why a code was not taken. */
export type CodeFault = "wrong" | "expired" | "none";

export type Codes = {
  /** Mails a new code for a sign-in; a former one no longer serves. */
  readonly send: (signIn: string, person: Person) => Promise<void>;
  /** The person whose code it is; the code is used up. */
  readonly take: (signIn: string, code: string) => Person | CodeFault;
  /** Whom a code was sent to in this sign-in. */
  readonly waiting: (signIn: string) => Person | undefined;
};

/** The codes of a pool, mailed through `mailbox`; undefined when the template offers none. */
export function codesOf(pool: Resource, mailbox: string, clock: Clock): Codes | undefined {
  const {
    EnabledMfas,
    EmailConfiguration,
    EmailAuthenticationMessage,
    EmailAuthenticationSubject,
  } = pool.properties as Record<string, unknown>;
  if (!texts(EnabledMfas).includes("EMAIL_OTP")) return undefined;
  const from = text((EmailConfiguration as { From?: unknown } | undefined)?.From);
  const sent = new Map<string, Sent>();

  async function mail(to: string, code: string): Promise<void> {
    const words = text(EmailAuthenticationMessage, "{####}").replace("{####}", code);
    const answer = await fetch(`${mailbox}/v2/email/outbound-emails`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "AWS4-HMAC-SHA256 cognito" },
      body: JSON.stringify({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: text(EmailAuthenticationSubject, "Code") },
            Body: { Html: { Data: words } },
          },
        },
      }),
    });
    if (!answer.ok) throw new Error(`the mailbox refused a code: ${await answer.text()}`);
  }

  return {
    send: async (signIn, person) => {
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      sent.set(signIn, { code, person, until: clock.now().getTime() + lasts, tries: 0 });
      await mail(person.email, code);
    },
    take: (signIn, code) => {
      const found = sent.get(signIn);
      if (!found) return "none";
      if (clock.now().getTime() > found.until) return "expired";
      if (code.replaceAll(/\s/g, "") === found.code) {
        sent.delete(signIn);
        return found.person;
      }
      found.tries += 1;
      if (found.tries < mostTries) return "wrong";
      sent.delete(signIn);
      return "none";
    },
    waiting: (signIn) => sent.get(signIn)?.person,
  };
}
