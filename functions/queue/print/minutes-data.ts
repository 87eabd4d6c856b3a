import { cardFor } from "../../../domain/access/rows.ts";
import { civilDateOf } from "../../../domain/date.ts";
import type { Directory } from "../../../domain/directory/directory.ts";
import { dossierNumber } from "../../../domain/dossier/card.ts";
import type { EntryLine, EntrySession } from "../../../domain/entry-session/entry-session.ts";
import type { SettingsInForce } from "../../../domain/setting/setting.ts";
import type { EntrySessionMinutes } from "./entry-session-minutes.ts";

type House = { readonly settings: SettingsInForce; readonly directory: Directory };

/** What the minutes of a session say; the name of a protected dossier is masked, as in every list. */
export const minutesDataOf = (
  session: EntrySession,
  lines: readonly EntryLine[],
  { settings, directory }: House,
): EntrySessionMinutes => {
  const nameOf = (id: string | undefined) =>
    directory.accounts.find((account) => account.id === id)?.name ?? "";
  const author = { name: nameOf(session.author.account), function: "Équipe d’animation du PLIE" };
  return {
    letterhead: settings.values.letterhead,
    date: civilDateOf(session.openedAt),
    heldOn: session.date,
    code: dossierNumber(session.id),
    recordedBy: author,
    present: [author],
    lines: lines.map(({ dossier, fate, card }) => {
      const seen = card && cardFor(session.author, card);
      const referent = nameOf(seen?.counsellor);
      const isEntered = fate?.outcome === "entered";
      return {
        dossierNumber: dossierNumber(dossier),
        person: seen ? `${seen.firstNames} ${seen.name}`.trim() : "",
        antenne: directory.antennes.find(({ id }) => id === seen?.antenne)?.name ?? "",
        ...(isEntered && referent && { referent }),
        outcome: isEntered ? ("entered" as const) : ("not-entered" as const),
        ...(fate?.message && { reason: fate.message }),
      };
    }),
  };
};
