import type { Role } from "../../../domain/access/actor.ts";
import type { CivilDate } from "../../../domain/date.ts";
import {
  type Account,
  activeAccount,
  type Directory,
} from "../../../domain/directory/directory.ts";
import { type Dossier, latest } from "../../../domain/dossier/dossier.ts";
import { counsellorOf } from "../../../domain/dossier/stage.ts";

/** Every open account that holds a role. */
export const holdersOf = (directory: Directory, role: Role, today: CivilDate): Account[] =>
  directory.accounts.filter(
    (account) => account.roles.includes(role) && activeAccount(directory, account.id, today),
  );

/**
 * The partner who oriented the person, or its organisation's other prescribers once they left it; nobody when the PLIE
 * itself did.
 */
export const prescriberOf = (
  dossier: Dossier,
  directory: Directory,
  today: CivilDate,
): Account[] => {
  const referral = latest(dossier, "referral")?.state;
  const submitter = directory.accounts.find(({ id }) => id === referral?.submittedBy);
  if (!submitter?.roles.includes("prescriber")) return [];
  const colleagues = holdersOf(directory, "prescriber", today).filter(
    ({ organisation }) => organisation === referral?.organisation,
  );
  const own = colleagues.filter(({ id }) => id === submitter.id);
  return own.length > 0 ? own : colleagues;
};

/** The counsellor in charge, or the stand-in during a planned absence: reminders go to the stand-in. */
export const inCharge = (dossier: Dossier, directory: Directory, today: CivilDate): Account[] => {
  const account = activeAccount(directory, counsellorOf(dossier) ?? "", today);
  if (account === undefined) return [];
  const absence = account.absences.find(({ from, to }) => from <= today && today <= to);
  const standIn = absence && activeAccount(directory, absence.account, today);
  return [standIn ?? account];
};
