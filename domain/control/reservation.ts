import type { ControlState } from "./control.ts";

/** True when one of these accounts took it: draft, decision and release are for whoever took it, or acts in their name. */
export const isHeldBy = (
  { status, reservation }: Pick<ControlState, "status" | "reservation">,
  accounts: readonly (string | undefined)[],
): boolean => status === "reserved" && accounts.includes(reservation?.by);

/** True while nobody else may take it: taken, and the time is not over. */
export const isTaken = (
  { status, reservation }: Pick<ControlState, "status" | "reservation">,
  now: string,
): boolean => status === "reserved" && (reservation?.until ?? "") > now;
