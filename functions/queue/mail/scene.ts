import type { Account } from "../../../domain/directory/directory.ts";
import { derivedId } from "../../adapters/digest.ts";
import type { Told } from "../../adapters/table/claims.ts";
import type { Reference } from "../../adapters/table/reference.ts";
import type { MailContent } from "./letter.ts";

/** A mail ready to be claimed and sent. `claim` names it for ever: the same causes give the same name. */
export type Prepared = {
  readonly claim: string;
  readonly template: string;
  readonly to: Pick<Account, "email">;
  readonly senderName: string;
  readonly content: MailContent;
  /** The appointment that the mail tells the person of: what becomes of the mail is noted there. */
  readonly tells?: Told;
};

/** What every mail is written from: who and what stands now, and where the client is. */
export type Scene = {
  readonly reference: Reference;
  readonly now: string;
  readonly today: string;
  readonly plie: string;
  readonly site: string;
};

/** The mail of a content to each of these accounts; `causes` name it for ever. */
export const mails = (
  { plie }: Scene,
  template: string,
  accounts: readonly Account[],
  causes: readonly string[],
  content: MailContent,
): Prepared[] =>
  accounts.map((to) => ({
    claim: derivedId("mail", template, ...causes, to.id),
    template,
    to,
    senderName: plie,
    content,
  }));
