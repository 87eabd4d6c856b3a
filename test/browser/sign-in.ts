import type { Page } from "playwright-core";
import { demoAccounts } from "../../local/demo-accounts.ts";

/** Who may sign in, by what they do. */
export const people = {
  prescriber: "acc-prescripteur",
  reception: "acc-accueil",
  counsellor: "acc-conseillere",
  manager: "acc-accompagnement",
  statistics: "acc-statistiques",
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

/** Goes through the sign-in page of the local issuer, as a person would. */
export const signIn = async (page: Page, who: Someone): Promise<void> => {
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.getByRole("button", { name: emailOf(who) }).click();
  await page.getByRole("banner").waitFor();
};
