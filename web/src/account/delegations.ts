import type { CivilDate } from "../../../domain/date.ts";
import { mayStandFor } from "../../../domain/directory/delegate.ts";
import {
  type Account,
  type Delegation,
  type DelegationList,
  rolesPassedOn,
} from "../../../domain/directory/directory.ts";

/** What the two kinds of delegation are called, on the screens of those who give them. */
export const delegationWords = {
  absences: {
    title: "Absences prévues",
    add: "Prévoir une absence",
    who: "Remplaçant",
    lead: "Le remplaçant voit le portefeuille et les rendez-vous pendant ces dates, sans motif à donner. Le référent ne change pas.",
    none: "Aucune absence prévue.",
    said: "Absence enregistrée.",
    end: "Écourter ou annuler l’absence",
    ended: "Absence modifiée.",
  },
  deputies: {
    title: "Suppléants",
    add: "Nommer un suppléant",
    who: "Suppléant",
    lead: "Le suppléant décide pendant cette période ; l’histoire des dossiers dit au nom de qui.",
    none: "Aucun suppléant.",
    said: "Suppléant nommé.",
    end: "Écourter ou reprendre la suppléance",
    ended: "Suppléance modifiée.",
  },
} as const satisfies Record<DelegationList, Record<string, string>>;

export const delegationLists: readonly DelegationList[] = ["absences", "deputies"];

/** The kinds of delegation that an account has something to give by. */
export const listsOf = (account: Pick<Account, "roles">): readonly DelegationList[] =>
  delegationLists.filter((list) => rolesPassedOn(account, list).length > 0);

type Colleague = Pick<Account, "id" | "name" | "roles" | "closedOn">;

/** Those who may be named, by their names. */
export const standInsFor = (
  list: DelegationList,
  id: string | undefined,
  accounts: readonly Colleague[],
) =>
  accounts
    .filter((other) => other.id !== id && !other.closedOn && mayStandFor(list, other as Account))
    .toSorted((one, other) => one.name.localeCompare(other.name, "fr"));

/** Where a period stands on a day. */
export const momentOf = ({ from, to }: Delegation, today: CivilDate) =>
  to < today ? "past" : from <= today ? "now" : "later";
