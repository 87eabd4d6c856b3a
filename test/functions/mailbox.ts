import { startMail } from "../../local/engines.ts";
import { freePort } from "../../local/ports.ts";

/** A mail as the mailbox keeps it. */
export type Received = {
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly html?: string; readonly text?: string };
};

/** A real mailbox in place of SES, and the environment that the adapter reads. */
export const startMailbox = async () => {
  const engine = await startMail(await freePort());
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SESV2: engine.address,
    AWS_REGION: "eu-west-3",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    MAIL_FROM: "jalon@plie.example",
    SITE_URL: "https://jalon.plie.example/",
  });
  const received = async (): Promise<readonly Received[]> => {
    const answer = await fetch(`${engine.address}/store`);
    return ((await answer.json()) as { emails: Received[] }).emails;
  };
  const clear = () => fetch(`${engine.address}/clear-store`, { method: "POST" });
  return { received, clear, address: engine.address, stop: engine.stop };
};
