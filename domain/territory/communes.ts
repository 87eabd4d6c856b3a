/** An associated commune: a former commune that keeps its INSEE code inside another. */
export type AssociatedCommune = { readonly insee: string; readonly name: string };
export type Commune = {
  readonly insee: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly associated: readonly AssociatedCommune[];
};

const commune = (
  insee: string,
  name: string,
  postcodes: readonly string[],
  associated: readonly AssociatedCommune[] = [],
): Commune => ({ insee, name, postcodes, associated });

/**
 * The 17 communes of the Communauté urbaine de Dunkerque.
 * Source: npm package @etalab/decoupage-administratif 6.0.0, EPCI 245900428.
 */
export const COMMUNES: readonly Commune[] = [
  commune("59016", "Armbouts-Cappel", ["59380"]),
  commune("59094", "Bourbourg", ["59630"]),
  commune("59107", "Bray-Dunes", ["59123"]),
  commune("59131", "Cappelle-la-Grande", ["59180"]),
  commune("59155", "Coudekerque-Branche", ["59210"]),
  commune("59159", "Craywick", ["59279"]),
  commune(
    "59183",
    "Dunkerque",
    ["59140", "59240", "59279", "59430", "59640"],
    [
      { insee: "59248", name: "Fort-Mardyck" },
      { insee: "59380", name: "Mardyck" },
      { insee: "59540", name: "Saint-Pol-sur-Mer" },
    ],
  ),
  commune("59260", "Ghyvelde", ["59122", "59254"], [{ insee: "59404", name: "Les Moëres" }]),
  commune("59271", "Grande-Synthe", ["59760"]),
  commune("59272", "Grand-Fort-Philippe", ["59153"]),
  commune("59273", "Gravelines", ["59820"]),
  commune("59340", "Leffrinckoucke", ["59495"]),
  commune("59359", "Loon-Plage", ["59279"]),
  commune("59532", "Saint-Georges-sur-l'Aa", ["59820"]),
  commune("59576", "Spycker", ["59380"]),
  commune(
    "59588",
    "Téteghem-Coudekerque-Village",
    ["59229", "59380"],
    [{ insee: "59154", name: "Coudekerque-Village" }],
  ),
  commune("59668", "Zuydcoote", ["59123"]),
];
