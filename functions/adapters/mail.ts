import { SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";
import MailComposer from "nodemailer/lib/mail-composer";
import * as z from "zod";
import { readSettings } from "./settings.ts";

let client: SESv2Client | undefined;
let sender: string | undefined;

const mails = (): SESv2Client => {
  // One try: a second one, after an answer that was lost, would be a second mail.
  client ??= new SESv2Client({ maxAttempts: 1 });
  return client;
};

const from = (): string => {
  sender ??= readSettings({ MAIL_FROM: z.email() }).MAIL_FROM;
  return sender;
};

export type Mail = {
  readonly to: string;
  /** The name beside our address: the PLIE's. */
  readonly senderName: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The claim that this mail settles (letters, digits, `-`, `_`): SES says it again in its Send event. */
  readonly claim: string;
  readonly attachments?: readonly {
    readonly fileName: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }[];
};

/** The mail as bytes (RFC 5322), in both forms; no answer of an automatic responder is asked for. */
const composed = ({
  to,
  senderName,
  subject,
  text,
  html,
  attachments = [],
}: Mail): Promise<Buffer> =>
  new MailComposer({
    from: { name: senderName, address: from() },
    to,
    subject,
    text,
    html,
    attachments: attachments.map(({ fileName, type, bytes }) => ({
      filename: fileName,
      contentType: type,
      content: Buffer.from(bytes),
    })),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

/**
 * Sends a mail by SES, which sends it again when asked again: claim it first (design.md section 6).
 * @returns the id that SES gave it
 */
export const sendMail = async (mail: Mail): Promise<string> => {
  const { MessageId } = await mails().send(
    new SendEmailCommand({
      FromEmailAddress: from(),
      Destination: { ToAddresses: [mail.to] },
      Content: { Raw: { Data: await composed(mail) } },
      EmailTags: [{ Name: "claim", Value: mail.claim }],
    }),
  );
  return MessageId ?? "";
};

/** Whether SES said no: nothing was sent. Without its answer, or with a fault of its own, nobody knows. */
export const isRefusedBySes = (error: unknown): boolean =>
  error instanceof SESv2ServiceException && error.$fault === "client";
