import type { Page } from "playwright-core";
import { demoAccounts } from "../../local/demo-accounts.ts";

/** Who may sign in, by what they do. */
export const people = {
  prescriber: "acc-prescripteur",
  reception: "acc-accueil",
  counsellor: "acc-conseillere",
  manager: "acc-accompagnement",
  statistics: "acc-statistiques",
  secondStatistics: "acc-statistiques-2",
  animation: "acc-animation",
  leader: "acc-ateliers",
  director: "acc-direction",
  administrator: "acc-administration",
} as const;
export type Someone = keyof typeof people;

const emailOf = (who: Someone): string => {
  const found = demoAccounts.find(({ id }) => id === people[who]);
  if (found === undefined) throw new Error(`no demonstration account for ${who}`);
  return found.email;
};

type Kept = { readonly destination: { to: string[] }; readonly body: { html?: string } };

/** The codes that the mailbox holds for a person, the newest last. */
const mailedCodes = async (mailbox: string, who: Someone): Promise<readonly string[]> => {
  const { emails } = (await (await fetch(`${mailbox}/store`)).json()) as { emails: Kept[] };
  return emails
    .filter(({ destination }) => destination.to.includes(emailOf(who)))
    .flatMap(({ body }) => /<strong>(\d{6})<\/strong>/.exec(body.html ?? "")?.[1] ?? []);
};

/** Chooses one’s account on the local issuer's page; a partner is then asked for the code of a mail. */
export const chooseAccount = async (page: Page, who: Someone): Promise<void> => {
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.getByRole("button", { name: emailOf(who) }).click();
};

export const typeCode = async (page: Page, code: string): Promise<void> => {
  await page.getByLabel("Code reçu par courriel").fill(code);
  await page.getByRole("button", { name: "Continuer" }).click();
};

/** The newest code that was mailed to a person: the page says where mails of this machine are read. */
export const newestCode = async (page: Page, who: Someone): Promise<string> => {
  const mailbox = page.getByRole("link", { name: "la boîte aux lettres" });
  const codes = await mailedCodes((await mailbox.getAttribute("href")) ?? "", who);
  return codes.at(-1) ?? "";
};

/** Signs in through the local issuer's page, as a person would. */
export const signIn = async (page: Page, who: Someone): Promise<void> => {
  await chooseAccount(page, who);
  if (who === "prescriber") await typeCode(page, await newestCode(page, who));
  await page.getByRole("banner").waitFor();
};
