import type { CivilDate } from "../../../domain/date.ts";
import { type Dossier, latest, word } from "../../../domain/dossier/dossier.ts";
import {
  associatedByInsee,
  communeByInsee,
  communeName,
} from "../../../domain/territory/lookup.ts";
import { residenceOn } from "../../../domain/territory/residence.ts";

/** Where a person lives, for what is printed. The postcode is said only where the place has no other. */
export type Home = {
  readonly street: readonly string[];
  readonly place: string;
  readonly postcode?: string;
};

/** Undefined when no residence is known on the day; the street is absent once forgotten. */
export const homeOn = (dossier: Dossier, day: CivilDate): Home | undefined => {
  const residences = latest(dossier, "person")?.state.residences ?? [];
  const home = residences.find((one) => one === residenceOn(residences, day));
  if (home === undefined) return undefined;
  const said = word<{ street?: readonly string[]; communeName?: string }>(dossier, home.address);
  const insee = home.associatedCommune ?? home.commune;
  const known = associatedByInsee(insee)?.commune ?? communeByInsee(insee);
  const [postcode, ...others] = known?.postcodes ?? [];
  return {
    street: said?.street ?? [],
    place: said?.communeName ?? communeName(insee),
    ...(postcode && others.length === 0 && { postcode }),
  };
};
