import { type Reading, readingAt } from "../domain/access/reading.ts";
import { sendMessages } from "./adapters/queues.ts";

/**
 * Notes that the page of a dossier is shown, or that a paper of it is opened: one message, filed by `reading` meanwhile
 * (docs/decisions/readings-are-noted-apart.md).
 *
 * @throws Error when the queue does not take it: what cannot be noted is not shown.
 */
export const noteReading = async (now: string, read: Omit<Reading, "at">): Promise<void> => {
  const refused = await sendMessages([{ queue: "reading", message: readingAt(now, read) }]);
  if (refused.length > 0) throw new Error("a reading was not noted");
};
