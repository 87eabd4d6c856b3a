import { afterAll, beforeAll, expect, it } from "vitest";
import { sendMail } from "../../../functions/adapters/mail.ts";
import { startMailbox } from "../mailbox.ts";

let mailbox: Awaited<ReturnType<typeof startMailbox>>;
beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox.stop());

it("a mail goes out by SES as it was written, in both forms, with its attachment", async () => {
  const id = await sendMail({
    to: "helene@example.org",
    senderName: "PLIE du Dunkerquois",
    subject: "Objectifs du PLIE au soir du 1er juin 2026 : été",
    text: "Bonjour,\n\nL’été.\n",
    html: "<p>L’été.</p>",
    claim: "night-report-2026-06-01_1",
    attachments: [
      { fileName: "rapport d'été.pdf", type: "application/pdf", bytes: Buffer.from("%PDF") },
    ],
  });
  expect(id).not.toBe("");
  const emails = await mailbox.received();
  expect(emails).toHaveLength(1);
  expect(emails[0]).toMatchObject({
    destination: { to: ["helene@example.org"] },
    subject: "Objectifs du PLIE au soir du 1er juin 2026 : été",
    body: { html: "<p>L’été.</p>", text: expect.stringContaining("L’été.") },
    attachments: [expect.objectContaining({ filename: "rapport d'été.pdf" })],
  });
  expect(JSON.stringify(emails[0])).toContain("PLIE du Dunkerquois");
});
