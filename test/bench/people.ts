import { addDays } from "../../domain/date.ts";
import type { Twin } from "../../domain/duplicate/twin.ts";
import { rowsOf } from "../../functions/adapters/table/twins.ts";

/** Adults of an age to work, in 2026: born in these years. */
const firstDay = "1961-01-01";
const days = 45 * 365;

/** Far apart, so that neighbours among the copies are not born alike. */
const stride = 7_919;

/**
 * As many people as a register of this size holds: the surname of one of the made-up PLIE and the first names of another,
 * born on any day of 45 years, filed as the platform files them.
 *
 * @param twins the people of the made-up PLIE, by dossier
 * @param idOf the id of a copy of a dossier
 */
export function* peopleOf(
  twins: ReadonlyMap<string, Twin>,
  copy: number,
  idOf: (dossier: string) => string,
): Generator<ReturnType<typeof rowsOf>[number]> {
  const all = [...twins.values()];
  let place = copy * all.length;
  for (const [dossier, twin] of twins) {
    const named = all[(place + copy) % all.length] ?? twin;
    const date = addDays(firstDay, (place * stride) % days);
    const birth =
      twin.birth.kind === "year"
        ? { ...twin.birth, year: Number(date.slice(0, 4)) }
        : { ...twin.birth, date };
    const { birthName } = named;
    const personId = idOf(twin.personId);
    yield* rowsOf(idOf(dossier), { ...twin, birthName, birth, personId });
    place += 1;
  }
}
