import { compact, fold } from "../person/names.ts";
import { type AssociatedCommune, COMMUNES, type Commune } from "./communes.ts";

/** A place that a person may choose: a commune, or an associated commune inside it. */
export type Place = { readonly commune: Commune; readonly associated?: AssociatedCommune };

/** The commune with this INSEE code; an associated commune is not one. */
export const communeByInsee = (insee: string): Commune | undefined =>
  COMMUNES.find((commune) => commune.insee === insee);

/** The associated commune with this INSEE code, and the commune that it is part of. */
export const associatedByInsee = (insee: string): Place | undefined => {
  for (const commune of COMMUNES) {
    const associated = commune.associated.find((part) => part.insee === insee);
    if (associated) return { commune, associated };
  }
  return undefined;
};

/** The communes that share a postcode: 59380 is that of three. */
export const communesByPostcode = (postcode: string): readonly Commune[] =>
  COMMUNES.filter((commune) => commune.postcodes.includes(postcode));

/** Every place of the territory, communes first, each followed by its associated communes. */
export const PLACES: readonly Place[] = COMMUNES.flatMap((commune) => [
  { commune },
  ...commune.associated.map((associated) => ({ commune, associated })),
]);

/** « Mardyck (commune associée de Dunkerque) ». */
export const placeLabel = ({ commune, associated }: Place): string =>
  associated ? `${associated.name} (commune associée de ${commune.name})` : commune.name;

/** The name of the commune with this INSEE code, or of the associated commune; the code itself when unknown. */
export const communeName = (insee: string): string =>
  communeByInsee(insee)?.name ?? associatedByInsee(insee)?.associated?.name ?? insee;

const nameOf = (place: Place) => place.associated?.name ?? place.commune.name;

/**
 * The places that a typed text may mean, best first; the person chooses, none is taken by itself. Digits are read as
 * the beginning of a postcode or as an INSEE code: « 59380 » offers the three communes of that postcode and Mardyck,
 * whose INSEE code it is. Letters are folded, and found at the beginning of a name, then of a word, then inside.
 */
export const searchPlaces = (typed: string): readonly Place[] => {
  const text = fold(typed);
  if (text === "") return [];
  if (/^\d+$/.test(text))
    return PLACES.filter(({ commune, associated }) =>
      associated
        ? associated.insee === text
        : commune.insee === text || commune.postcodes.some((code) => code.startsWith(text)),
    );
  const rank = (place: Place) => {
    const name = fold(nameOf(place));
    if (name === text) return 0;
    if (compact(name).startsWith(compact(text))) return 1;
    if (name.split(" ").some((word) => word.startsWith(text))) return 2;
    return compact(name).includes(compact(text)) ? 3 : 4;
  };
  return PLACES.map((place) => ({ place, rank: rank(place) }))
    .filter((found) => found.rank < 4)
    .toSorted((one, other) => one.rank - other.rank)
    .map((found) => found.place);
};
