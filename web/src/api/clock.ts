import { type CivilDate, civilDateOf } from "../../../domain/date.ts";

let skew = 0;

/** Learns the platform's time from an answer: this machine's clock may be a day wrong, or the platform's moved. */
export const learnTime = (header: string | null): void => {
  const served = Date.parse(header ?? "");
  if (!Number.isNaN(served)) skew = served - Date.now();
};

/** The instant, by the platform's clock. */
export const now = (): string => new Date(Date.now() + skew).toISOString();

/** Today in Paris, by the platform's clock. */
export const today = (): CivilDate => civilDateOf(now());
