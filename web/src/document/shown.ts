import { verdictSentence } from "../../../domain/document/verification.ts";
import { now } from "../api/clock.ts";
import type { SeenDocument } from "../dossier/view.ts";

/** An address to send a file to is good for five minutes; ten leave time for the last bytes. */
const sendingLasts = 10 * 60_000;

const isStillSent = ({ announcedAt }: SeenDocument) =>
  Date.parse(now()) - Date.parse(announcedAt) < sendingLasts;

/** Being sent or verified: its verdict is still to come. */
export const isOnItsWay = (document: SeenDocument): boolean =>
  document.status === "quarantined" || (document.status === "announced" && isStillSent(document));

/** What the list of papers shows: nothing of what was withdrawn, or announced and never sent. */
export const isShown = (document: SeenDocument): boolean =>
  !["withdrawn", "never-sent"].includes(document.status) &&
  (document.status !== "announced" || isStillSent(document));

/** Why a rejected document cannot be opened, and what to do about it. */
export const rejectionOf = ({ verdicts }: SeenDocument): string =>
  verdictSentence(
    verdicts.content && verdicts.content !== "clean" ? verdicts.content : "unverifiable",
  );
