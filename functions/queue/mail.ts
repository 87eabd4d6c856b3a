import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import { isRefusedBySes, sendMail } from "../adapters/mail.ts";
import { readSettings } from "../adapters/settings.ts";
import { claimMail, markMail, releaseMail } from "../adapters/table/claims.ts";
import { log } from "../log.ts";
import { mailMessage } from "./mail/message.ts";
import { mailOutcome, note } from "./mail/outcome.ts";
import { prepare } from "./mail/prepared.ts";
import type { Prepared } from "./mail/scene.ts";
import { noteTold } from "./mail/told.ts";

const clock = () => new Date().toISOString();
const site = () => readSettings({ SITE_URL: z.url() }).SITE_URL.replace(/\/$/, "");

/**
 * Claims a mail, sends it, marks it. What was claimed before is left alone, sent or not; what SES refused is let go of,
 * to be tried again; of anything else nobody knows whether it left (« sort inconnu »), so it is never sent again.
 */
const deliver = async (prepared: Prepared): Promise<void> => {
  const { claim, template, to, senderName, content, tells } = prepared;
  if (!(await claimMail({ claim, template, claimedAt: clock(), ...(tells && { tells }) })))
    return log("info", { code: "mail.claimed-before", template });
  try {
    await sendMail({ to: to.email, senderName, claim, ...content });
  } catch (error) {
    if (!isRefusedBySes(error)) {
      log("error", { code: "mail.fate-unknown", template, claim });
      if (tells) await noteTold(claim, tells, "uncertain", clock());
      return;
    }
    await releaseMail(claim);
    throw error;
  }
  await markMail(claim, clock());
  if (tells) await noteTold(claim, tells, "sent", clock());
  log("info", { code: "mail.sent", template });
};

const work = async (body: unknown): Promise<void> => {
  const outcome = mailOutcome.safeParse(body);
  if (outcome.success) return note(outcome.data);
  const message = mailMessage.parse(body);
  for (const prepared of await prepare(message, clock(), site())) await deliver(prepared);
};

const fails = async (record: SQSRecord): Promise<boolean> => {
  try {
    await work(JSON.parse(record.body));
    return false;
  } catch (error) {
    log("error", {
      code: "mail.failed",
      message: record.messageId,
      name: error instanceof Error ? error.name : "unknown",
    });
    return true;
  }
};

/**
 * Sends the mails that messages ask for (design.md section 6), each claimed before it is sent and marked after; and notes
 * what SES says became of them.
 */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const record of event.Records)
    if (await fails(record)) batchItemFailures.push({ itemIdentifier: record.messageId });
  return { batchItemFailures };
};
