import { addDays } from "../../domain/date.ts";
import type { Twin } from "../../domain/duplicate/twin.ts";
import { rowsOf } from "../../functions/adapters/table/twins.ts";
import { chanceOf } from "../../functions/tools/seed/chance.ts";
import { madeUpSubmission } from "../../functions/tools/seed/people.ts";

/** Adults of an age to work, in 2026: born in these years. */
const firstDay = "1961-01-01";
const days = 45 * 365;
/** Day of the made-up orientations whose names are taken; nothing else of them is. */
const today = "2026-01-01";

/** Far apart, so that neighbours among the copies are not born alike. */
const stride = 7_919;

/**
 * As many people as a register of this size holds: each named as one of the made-up PLIE may be, born on any day of 45
 * years, filed as the platform files them. Those of the rounds before, who all bear the bench's own name, are copied
 * under such names too: no territory has one name for most of its people.
 *
 * @param twins the people of the table, by dossier
 * @param idOf the id of a copy of a dossier
 */
export function* peopleOf(
  twins: ReadonlyMap<string, Twin>,
  copy: number,
  idOf: (dossier: string) => string,
): Generator<ReturnType<typeof rowsOf>[number]> {
  const chance = chanceOf(copy);
  let place = copy * twins.size;
  for (const [dossier, twin] of twins) {
    const { birthName, usedName, firstNames } = madeUpSubmission(chance, today).identity;
    const date = addDays(firstDay, (place * stride) % days);
    const birth =
      twin.birth.kind === "year"
        ? { ...twin.birth, year: Number(date.slice(0, 4)) }
        : { ...twin.birth, date };
    const { usedName: _used, formerNames: _former, ...rest } = twin;
    yield* rowsOf(idOf(dossier), {
      ...rest,
      birthName,
      ...(usedName && { usedName }),
      firstNames,
      birth,
      personId: idOf(twin.personId),
    });
    place += 1;
  }
}
