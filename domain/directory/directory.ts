import { decidingRoles, type Role, type Standing } from "../access/actor.ts";
import type { CivilDate } from "../date.ts";
import type { Permanence } from "./permanence.ts";

/** A period, both ends included; open when `to` is absent. */
export type Period = { readonly from: CivilDate; readonly to?: CivilDate };

/** Somebody who may act for another: a deputy for a deciding role, or the stand-in of a planned absence. */
export type Delegation = Period & { readonly to: CivilDate; readonly account: string };

export type Account = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly antennes: readonly string[];
  readonly organisation?: string;
  readonly deputies: readonly Delegation[];
  readonly absences: readonly Delegation[];
  /** Where and when a counsellor receives in communes; absent from accounts of a former version. */
  readonly permanences?: readonly Permanence[];
  readonly closedOn?: CivilDate;
  /** When an administrator last made its sign-in anew, and who did. */
  readonly signInRenewed?: { readonly by: string; readonly at: string };
  readonly version: number;
};

/** A local office; which communes it covers is many to many and dated. Codes are INSEE codes. */
export type Antenne = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly covers: readonly (Period & { readonly commune: string })[];
  readonly version: number;
};

export type OrganisationKind =
  | "state"
  | "region"
  | "department"
  | "france-travail"
  | "mission-locale"
  | "cud"
  | "commune"
  | "ccas"
  | "association"
  | "plie";

export type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly version: number;
};

export type Directory = {
  readonly accounts: readonly Account[];
  readonly antennes: readonly Antenne[];
  readonly organisations: readonly Organisation[];
};

const holds = (period: Period, day: CivilDate) =>
  period.from <= day && (period.to === undefined || day <= period.to);

/** Where somebody lives, as far as antennes are concerned: INSEE codes. */
export type Home = { readonly commune: string; readonly associatedCommune?: string | undefined };

/**
 * The antennes that cover a home on a day: those of the associated commune first, then those of the commune, each in
 * the directory's order.
 */
export const antennesCovering = (
  { antennes }: Pick<Directory, "antennes">,
  { commune, associatedCommune }: Home,
  day: CivilDate,
): readonly Antenne[] => {
  const covering = [associatedCommune, commune].flatMap((place) =>
    antennes.filter(({ covers }) =>
      covers.some((cover) => cover.commune === place && holds(cover, day)),
    ),
  );
  return [...new Set(covering)];
};

/** The account with this id, if it is open on the day. */
export const activeAccount = (
  directory: Directory,
  id: string,
  day: CivilDate,
): Account | undefined =>
  directory.accounts.find(
    (account) => account.id === id && (account.closedOn === undefined || day < account.closedOn),
  );

/** What each delegation passes on: a deputy decides, a stand-in has the portfolio. Never more than that. */
const passedOn = { deputies: decidingRoles, absences: ["counsellor"] as readonly Role[] } as const;
export type DelegationList = keyof typeof passedOn;

/** The roles of an account that a deputy or a stand-in may exercise in its name. */
export const rolesPassedOn = ({ roles }: Pick<Account, "roles">, list: DelegationList) =>
  roles.filter((role) => passedOn[list].includes(role));

/** For whom this account may act on a day, and with which of their roles: they named it for dates that include it. */
export const standingsOf = (
  directory: Directory,
  id: string,
  day: CivilDate,
): readonly Standing[] =>
  directory.accounts.flatMap((account) => {
    const names = (list: DelegationList) =>
      account[list].some((delegation) => delegation.account === id && holds(delegation, day));
    const roles = (["deputies", "absences"] as const).flatMap((list) =>
      names(list) ? rolesPassedOn(account, list) : [],
    );
    const isOpen = activeAccount(directory, account.id, day) !== undefined;
    return isOpen && roles.length > 0
      ? [{ account: account.id, roles, antennes: account.antennes }]
      : [];
  });
