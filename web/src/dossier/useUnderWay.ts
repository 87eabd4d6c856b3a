import { useQuery } from "@tanstack/react-query";
import { now } from "../api/clock.ts";
import { type DossierView, dossierQuery } from "./view.ts";

/** What has lasted longer (milliseconds) is not about to end: an upload given up, a queue that stands still. */
const soon = 10 * 60_000;

/**
 * While the platform has something to do on a dossier (verify a file, destroy one, check eligibility, print a contract),
 * it is asked again until it is done.
 */
export const useUnderWay = (view: DossierView): void => {
  const isUnderWay = view.awaited.some(
    ({ who, since }) => who.startsWith("system:") && Date.parse(now()) - Date.parse(since) < soon,
  );
  useQuery({ ...dossierQuery(view.id), refetchInterval: isUnderWay ? 2_000 : false });
};
