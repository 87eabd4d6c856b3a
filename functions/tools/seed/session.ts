import { addDays, type CivilDate } from "../../../domain/date.ts";
import { recordEntry } from "../../../domain/parcours/entry.ts";
import { derivedId, digestOf } from "../../adapters/digest.ts";
import { loadSession, putSession, settleLine } from "../../adapters/table/sessions.ts";
import { act, actorNamed, type Walk } from "./walk.ts";

/** A session of entries, half of those that wait for one: each entered, its minutes left to the platform to print. */
export const holdSession = async (walks: readonly Walk[], date: CivilDate): Promise<void> => {
  // A grant is good for sixty days: the oldest have had their time.
  const good = walks.filter(({ day }) => day > addDays(date, -45));
  const those = good.slice(0, Math.ceil(good.length / 2));
  const id = derivedId("seed", "entry-session");
  const author = actorNamed("acc-animation");
  const openedAt = `${date}T13:00:00.000Z`;
  const body = digestOf(those.map(({ dossier }) => dossier));
  const own = { id, version: 1, author, date, openedAt, body, lines: those.length, settled: 0 };
  await putSession(
    own,
    those.map(({ dossier }) => ({ session: id, dossier })),
  );
  for (const walk of those) {
    walk.day = date;
    const input = { date };
    const { card } = await act(walk, author, "recordEntry", input, (dossier, context) =>
      recordEntry(dossier, input, context, id),
    );
    const session = (await loadSession(id))?.session;
    if (session === undefined) throw new Error("seed: no session");
    await settleLine(session, walk.dossier, { outcome: "entered", at: openedAt }, card);
  }
};
