import { all, type Dossier } from "../dossier/dossier.ts";
import { awaited } from "../dossier/lists.ts";

/**
 * Why an orientation waits at an antenne: nobody did anything with it yet; the person did not come and no other
 * appointment was given; or it went on, and no counsellor is in charge of what comes next.
 */
export type Neglect = "untouched" | "missed" | "unattended";

/** Why the antenne keeps an orientation waiting, and since when (UTC, ISO); undefined when it does not. */
export const neglectOf = (
  dossier: Dossier,
): { readonly why: Neglect; readonly since: string } | undefined => {
  const wait = awaited(dossier).find(
    ({ kind, waitingFor }) => kind === "referral" && waitingFor?.startsWith("antenne:"),
  );
  // With an appointment, it is in hand: what is left is to tell the person.
  if (wait === undefined || wait.task === "tell-person") return undefined;
  const since = wait.waitingSince ?? "";
  if (wait.task !== "give-appointment") return { why: "unattended", since };
  const hasMissed = all(dossier, "appointment").some(
    ({ state }) => state.presence === "absent" || state.presence === "excused",
  );
  return { why: hasMissed ? "missed" : "untouched", since };
};
