import { PLACES } from "../../../domain/territory/lookup.ts";

/** Every commune and associated commune of the territory, as choices. */
export const places = PLACES.map(({ commune, associated }) => ({
  value: associated?.insee ?? commune.insee,
  label: associated?.name ?? commune.name,
  ...(associated && { hint: `commune associée de ${commune.name}` }),
}));
