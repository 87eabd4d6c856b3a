import * as z from "zod";
import { noteMail } from "../../adapters/table/claims.ts";
import { log } from "../../log.ts";
import { noteTold } from "./told.ts";

const outcomes = {
  "Email Sent": "sent",
  "Email Rejected": "rejected",
  "Email Bounced": "bounced",
  "Email Complaint Received": "complained",
} as const;

/** What SES says became of a mail: the rule of infra/mail.ts keeps this much of its event. A tag's value is a list. */
export const mailOutcome = z.strictObject({
  outcome: z
    .enum(Object.keys(outcomes) as [keyof typeof outcomes])
    .transform((type) => outcomes[type]),
  claim: z.tuple([z.string().min(1).max(100)]),
  at: z.iso.datetime(),
});

/**
 * Settles a mail by SES's own word, also one whose answer was lost (« sort inconnu »), and records what came back.
 * Twice, late or out of order, it notes the same.
 */
export const note = async ({ outcome, claim: [claim], at }: z.infer<typeof mailOutcome>) => {
  const noted = await noteMail(claim, outcome, at);
  const code = outcome === "sent" ? "mail.settled" : "mail.returned";
  if (noted?.tells && outcome !== "complained")
    await noteTold(claim, noted.tells, outcome === "sent" ? "sent" : "returned", at);
  if (noted) log(outcome === "sent" ? "info" : "warn", { code, claim, outcome });
};
