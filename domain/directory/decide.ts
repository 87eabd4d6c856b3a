import type { CivilDate } from "../date.ts";
import { Refusal } from "../refusal.ts";
import {
  type Account,
  activeAccount,
  type DelegationList,
  type Directory,
  rolesPassedOn,
} from "./directory.ts";
import type { AccountInput, DelegationInput } from "./input.ts";

/** Every way in which a change of the directory can be refused. */
export const refusals = {
  unknownAccount: () => new Refusal("account-unknown", "Ce compte n'existe pas.", { status: 404 }),
  emailTaken: () =>
    new Refusal("email-taken", "Un autre compte ouvert utilise déjà cette adresse.", {
      status: 409,
      field: "email",
    }),
  unknownAntenne: (field = "antennes") =>
    new Refusal("antenne-unknown", "Cette antenne n'existe pas.", { status: 422, field }),
  organisationNeeded: () =>
    new Refusal("organisation-needed", "Un prescripteur appartient à un organisme connu.", {
      status: 422,
      field: "organisation",
    }),
  periodBackwards: () =>
    new Refusal("period-backwards", "La fin précède le début.", { status: 422, field: "to" }),
  delegateToSelf: () =>
    new Refusal("delegate-to-self", "On ne se remplace pas soi-même.", {
      status: 422,
      field: "account",
    }),
  delegateUnknown: () =>
    new Refusal("delegate-unknown", "Le remplaçant doit avoir un compte ouvert.", {
      status: 422,
      field: "account",
    }),
  delegateRole: () =>
    new Refusal("delegate-role", "Le rôle de cette personne ne lui permet pas de remplacer.", {
      status: 422,
      field: "account",
    }),
  nothingToDelegate: () =>
    new Refusal(
      "nothing-to-delegate",
      "Ce compte n’a rien à confier ainsi : un suppléant décide, un remplaçant reprend un portefeuille.",
      { status: 409 },
    ),
  alreadyClosed: () => new Refusal("account-closed", "Ce compte est déjà clos.", { status: 409 }),
  portfolioNotEmpty: () =>
    new Refusal(
      "portfolio-not-empty",
      "Transmettez d'abord les dossiers de ce compte à un collègue.",
      { status: 409 },
    ),
} as const;

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

/** The account as changed; what the administrator does not set (deputies, absences) stays. */
export const changedAccount = (
  directory: Directory,
  input: AccountInput,
  id: string,
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  const { organisation: _organisation, ...rest } = account;
  return refuseAccount(directory, input, id) ?? { ...rest, ...input, version: account.version + 1 };
};

/** A leaver's account closes only when the portfolio has been passed on; the name stays in the history. */
export const closedAccount = (
  directory: Directory,
  id: string,
  today: CivilDate,
  follows: boolean,
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  if (account.closedOn !== undefined) return refusals.alreadyClosed();
  if (follows) return refusals.portfolioNotEmpty();
  return { ...account, closedOn: today, version: account.version + 1 };
};

/** A counsellor's stand-in is a counsellor; whoever decides names a deputy among all who work in the house. */
export const mayStandFor = (list: DelegationList, { roles }: Account): boolean =>
  list === "absences"
    ? roles.includes("counsellor")
    : roles.some((role) => role !== "prescriber" && role !== "administrator");

/** Names a deputy (deciding role) or a stand-in (planned absence of a counsellor) for a period. */
export const delegated = (
  directory: Directory,
  id: string,
  list: DelegationList,
  input: DelegationInput,
): Account | Refusal => {
  const account = directory.accounts.find((other) => other.id === id);
  if (account === undefined) return refusals.unknownAccount();
  if (input.to < input.from) return refusals.periodBackwards();
  if (input.account === id) return refusals.delegateToSelf();
  const other = activeAccount(directory, input.account, input.from);
  if (other === undefined) return refusals.delegateUnknown();
  if (rolesPassedOn(account, list).length === 0) return refusals.nothingToDelegate();
  if (!mayStandFor(list, other)) return refusals.delegateRole();
  return { ...account, [list]: [...account[list], input], version: account.version + 1 };
};
