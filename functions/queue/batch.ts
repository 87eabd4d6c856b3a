import * as z from "zod";
import type { Card } from "../../domain/dossier/card.ts";
import { cardOf } from "../../domain/dossier/card.ts";
import { counsellorOf } from "../../domain/dossier/stage.ts";
import type { EntryLine, EntrySession, Fate } from "../../domain/entry-session/entry-session.ts";
import { recordEntry } from "../../domain/parcours/entry.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { loadDossier } from "../adapters/table/load.ts";
import { loadSession, settleLine } from "../adapters/table/sessions.ts";
import { execute } from "../execute.ts";
import { consume, UnexpectedRefusal } from "./consume.ts";

const message = z.strictObject({ session: z.string().min(1), dossier: z.string().min(1) });

/** What another try may change: everything else is the line's fate. */
const transient = ["changed-meanwhile"];

/** A row is shown only of dossiers that the session's author may read. */
const cardUnless = async (code: string, dossier: string): Promise<Card | undefined> =>
  code === "dossier-unknown" ? undefined : cardOf((await loadDossier(dossier)).dossier);

/** One command, in the name of the session's author; sent again, it gives its first answer. */
const enter = async (
  session: EntrySession,
  line: EntryLine,
  now: string,
): Promise<{ fate: Fate; card?: Card }> => {
  const input = { date: session.date };
  const result = await execute({
    operation: "recordEntry",
    dossier: line.dossier,
    key: `entry-session ${session.id} ${line.dossier}`,
    input,
    actor: session.author,
    now,
    names: (dossier) => [counsellorOf(dossier)],
    decide: (dossier, context) => recordEntry(dossier, input, context, session.id),
  });
  if (!isRefusal(result)) return { fate: { outcome: "entered", at: now }, card: result.card };
  if (transient.includes(result.code)) throw new UnexpectedRefusal(result);
  const { code, message: sentence } = result;
  const card = await cardUnless(code, line.dossier);
  return {
    fate: { outcome: "refused", code, message: sentence, at: now },
    ...(card && { card }),
  };
};

const attempts = 8;

/** Lines of one session are counted one after another: a count that moved is made again. */
const settle = async (id: string, dossier: string, fate: Fate, card?: Card): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await loadSession(id);
    if (found === undefined) return;
    if ((await settleLine(found.session, dossier, fate, card)) !== "moved") return;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * 2 ** attempt));
  }
  throw new Error("the session's count keeps moving");
};

/** One line of an entry session: the command of one dossier, and its fate written beside it. */
export const handler = consume("batch", message, async ({ session: id, dossier }, { now }) => {
  const found = await loadSession(id);
  const line = found?.lines.find((one) => one.dossier === dossier);
  if (found === undefined) throw new Error("no such session");
  // No line: the dossier was forgotten meanwhile.
  if (line === undefined || line.fate) return;
  const { fate, card } = await enter(found.session, line, now);
  await settle(id, dossier, fate, card);
});
