import type { CivilDate } from "../date.ts";
import type { Refusal } from "../refusal.ts";
import type { Account, Directory } from "./directory.ts";
import type { AccountInput } from "./input.ts";
import type { PermanencesInput } from "./permanence.ts";
import { refusals } from "./refusals.ts";

/** A dossier that an account still follows or has something to do in, and the antenne in charge of it. */
export type Followed = { readonly dossier: string; readonly antenne: string };

const refuseAccount = (
  directory: Directory,
  input: AccountInput,
  id: string,
): Refusal | undefined => {
  const sameEmail = directory.accounts.some(
    (other) =>
      other.id !== id &&
      other.closedOn === undefined &&
      other.email.toLowerCase() === input.email.toLowerCase(),
  );
  if (sameEmail) return refusals.emailTaken();
  const known = directory.antennes.map((antenne) => antenne.id);
  if (input.antennes.some((antenne) => !known.includes(antenne))) return refusals.unknownAntenne();
  const organisation = directory.organisations.find((other) => other.id === input.organisation);
  const needed = input.roles.includes("prescriber") || input.organisation !== undefined;
  return needed && organisation === undefined ? refusals.organisationNeeded() : undefined;
};

/** A new account, or a refusal. E-mails are unique among open accounts: they sign in. */
export const newAccount = (
  directory: Directory,
  input: AccountInput,
  id: string,
): Account | Refusal =>
  refuseAccount(directory, input, id) ?? { ...input, id, deputies: [], absences: [], version: 1 };

/** A counsellor goes on following what they follow: neither the role nor an antenne of it is taken from under them. */
const refuseOrphans = (
  account: Account,
  input: AccountInput,
  followed: readonly Followed[],
): Refusal | undefined => {
  if (!account.roles.includes("counsellor") || followed.length === 0) return undefined;
  if (!input.roles.includes("counsellor"))
    return refusals.portfolioNotEmpty(followed.length, "roles");
  const left = account.antennes.filter((antenne) => !input.antennes.includes(antenne));
  const orphans = followed.filter(({ antenne }) => left.includes(antenne)).length;
  return orphans > 0 ? refusals.portfolioNotEmpty(orphans, "antennes") : undefined;
};

/** The account as changed; what the administrator does not set (deputies, absences) stays. */
export const changedAccount = (
  directory: Directory,
  input: AccountInput,
  id: string,
  followed: readonly Followed[],
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  const { organisation: _organisation, ...rest } = account;
  return (
    refuseAccount(directory, input, id) ??
    refuseOrphans(account, input, followed) ?? { ...rest, ...input, version: account.version + 1 }
  );
};

/** A leaver's account closes only when the portfolio has been passed on; the name stays in the history. */
export const closedAccount = (
  directory: Directory,
  id: string,
  today: CivilDate,
  followed: readonly Followed[],
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  if (account.closedOn !== undefined) return refusals.alreadyClosed();
  if (followed.length > 0) return refusals.portfolioNotEmpty(followed.length);
  return { ...account, closedOn: today, version: account.version + 1 };
};

/** The password or the second factor is lost: the account signs in anew, and says who made it so. */
export const withNewSignIn = (
  directory: Directory,
  id: string,
  by: string,
  at: string,
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  if (account.closedOn !== undefined) return refusals.alreadyClosed();
  return { ...account, signInRenewed: { by, at }, version: account.version + 1 };
};

/** The permanences that a counsellor holds from now on. */
export const withPermanences = (
  directory: Directory,
  id: string,
  { permanences }: PermanencesInput,
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  if (!account.roles.includes("counsellor")) return refusals.noPermanence();
  return { ...account, permanences, version: account.version + 1 };
};
