import { civilDateOf } from "../../../domain/date.ts";
import { type Message, sendMessages } from "../../adapters/queues.ts";
import { dropClaim, finishClaim, takeClaim } from "../../adapters/table/claims.ts";

/** Seconds: a minute more than the function may last. */
const lease = 180;

/** @throws Error when a queue did not take them all: the next run sends them again. */
export const send = async (messages: readonly Message[]): Promise<void> => {
  const refused = await sendMessages(messages);
  if (refused.length > 0) throw new Error(`${refused.length} messages were not taken`);
};

/** Does a job once a day, by the first sweep that finds it undone; one that fails is done again by the next. */
export const daily = async (
  job: string,
  now: string,
  work: (today: string) => Promise<readonly Message[]>,
): Promise<void> => {
  const today = civilDateOf(now);
  if ((await takeClaim(job, today, now, lease)) !== "taken") return;
  try {
    await send(await work(today));
  } catch (error) {
    await dropClaim(job, today);
    throw error;
  }
  await finishClaim(job, today, now);
};
