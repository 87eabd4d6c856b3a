import type { Server } from "node:http";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendMail } from "../../../functions/adapters/mail.ts";

type Mailbox = { default(options: { host: string; port: number }): Promise<Server> };
const { default: startMailbox } = createRequire(import.meta.url)("aws-ses-v2-local") as Mailbox;
const address = "http://127.0.0.1:22010";

let server: Server | undefined;
beforeAll(async () => {
  server = await startMailbox({ host: "127.0.0.1", port: 22_010 });
  Object.assign(process.env, {
    AWS_REGION: "eu-west-3",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_SESV2: address,
    MAIL_FROM: "plie@example.org",
  });
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

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
  const response = await fetch(`${address}/store`);
  const { emails } = (await response.json()) as { emails: readonly unknown[] };
  expect(emails).toHaveLength(1);
  expect(emails[0]).toMatchObject({
    destination: { to: ["helene@example.org"] },
    subject: "Objectifs du PLIE au soir du 1er juin 2026 : été",
    body: { html: "<p>L’été.</p>", text: expect.stringContaining("L’été.") },
    attachments: [expect.objectContaining({ filename: "rapport d'été.pdf" })],
  });
  expect(JSON.stringify(emails[0])).toContain("PLIE du Dunkerquois");
});
