import { isHiddenFrom } from "../access/may.ts";
import type { CivilDate } from "../date.ts";
import { type Account, activeAccount } from "../directory/directory.ts";
import type { Context } from "../dossier/context.ts";
import type { Dossier } from "../dossier/dossier.ts";
import type { Refusal } from "../refusal.ts";
import { refusals } from "./refusals.ts";

/** The account of a counsellor, if it is open on the day. */
export const openCounsellor = (
  id: string,
  { directory }: Pick<Context, "directory">,
  day: CivilDate,
): Account | undefined => {
  const account = activeAccount(directory, id, day);
  return account?.roles.includes("counsellor") ? account : undefined;
};

/** Whoever follows a person sees the dossier: no tie was declared, and a protected one names them among its readers. */
export const refuseUnseen = (
  dossier: Dossier,
  account: string,
  field: string,
): Refusal | undefined =>
  isHiddenFrom({ account }, dossier) ? refusals.cannotSee(field) : undefined;
