import type { Role } from "../../../domain/access/actor.ts";
import type { Account, Antenne, Organisation } from "../../../domain/directory/directory.ts";
import { putAccount, putAntenne, putOrganisation } from "../../adapters/table/directory.ts";

const since = "2020-01-01";
const antenne = (
  id: string,
  name: string,
  address: string,
  communes: readonly string[],
): Antenne => ({
  id,
  name,
  address,
  covers: communes.map((commune) => ({ commune, from: since })),
  version: 1,
});

/** Four made-up local offices that cover the 17 communes; the largest is covered by two. */
export const antennes: readonly Antenne[] = [
  antenne("dunkerque-centre", "Antenne de Dunkerque-Centre", "1 quai de la Citadelle, Dunkerque", [
    "59183",
    "59340",
    "59016",
    "59131",
  ]),
  antenne(
    "dunkerque-ouest",
    "Antenne de Saint-Pol-sur-Mer",
    "3 rue de la République, Saint-Pol-sur-Mer",
    ["59183", "59155", "59588", "59576"],
  ),
  antenne("grande-synthe", "Antenne de Grande-Synthe", "12 place de l’Europe, Grande-Synthe", [
    "59271",
    "59359",
    "59159",
    "59273",
    "59272",
    "59094",
    "59532",
  ]),
  antenne("dunes", "Antenne des Dunes", "5 avenue de la Mer, Bray-Dunes", [
    "59107",
    "59260",
    "59668",
    "59155",
    "59340",
  ]),
];

/** Partners who orient people, and the PLIE itself. */
export const organisations: readonly Organisation[] = [
  { id: "plie", name: "PLIE du Dunkerquois", kind: "plie", version: 1 },
  { id: "ccas-dunkerque", name: "CCAS de Dunkerque", kind: "ccas", version: 1 },
  { id: "ccas-grande-synthe", name: "CCAS de Grande-Synthe", kind: "ccas", version: 1 },
  {
    id: "france-travail-dunkerque",
    name: "France Travail Dunkerque",
    kind: "france-travail",
    version: 1,
  },
  {
    id: "mission-locale",
    name: "Mission Locale de l’agglomération",
    kind: "mission-locale",
    version: 1,
  },
  {
    id: "departement",
    name: "Département du Nord, pôle insertion",
    kind: "department",
    version: 1,
  },
  { id: "cud", name: "Communauté urbaine de Dunkerque", kind: "cud", version: 1 },
  { id: "ville-coudekerque", name: "Ville de Coudekerque-Branche", kind: "commune", version: 1 },
  {
    id: "association-littoral",
    name: "Association Littoral Solidaire",
    kind: "association",
    version: 1,
  },
];

const account = (
  id: string,
  name: string,
  role: Role,
  places: readonly string[],
  organisation?: string,
): Account => ({
  id: `acc-${id}`,
  email: `${name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(" ", ".")}@example.org`,
  name,
  roles: [role],
  antennes: places,
  ...(organisation && { organisation }),
  deputies: [],
  absences: [],
  version: 1,
});

const everywhere = antennes.map(({ id }) => id);

/** Who works here: one account a role that the sign-in page offers, and their colleagues. */
export const accounts: readonly Account[] = [
  account("prescripteur", "Nadège Coppin", "prescriber", [], "ccas-dunkerque"),
  account("prescripteur-ft", "Thierry Maes", "prescriber", [], "france-travail-dunkerque"),
  account("prescripteur-gs", "Samira Haddad", "prescriber", [], "ccas-grande-synthe"),
  account("accueil", "Sabrina Lemaire", "reception", ["dunkerque-centre"]),
  account("accueil-gs", "Karine Verhaeghe", "reception", ["grande-synthe", "dunes"]),
  account("accueil-ouest", "Nicolas Fontaine", "reception", ["dunkerque-ouest"]),
  account("conseillere", "Hélène Carpentier", "counsellor", ["dunkerque-centre"]),
  account("conseiller", "Luc Vanhoutte", "counsellor", ["dunkerque-centre", "dunkerque-ouest"]),
  account("conseillere-ouest", "Amandine Ryckelynck", "counsellor", ["dunkerque-ouest"]),
  {
    ...account("conseiller-gs", "Mehdi Saïdi", "counsellor", ["grande-synthe"]),
    permanences: [
      {
        commune: "59159",
        place: "Mairie de Craywick, 1 rue de la Mairie",
        weekday: 2,
        start: "09:00",
        end: "12:00",
      },
    ],
  },
  account("conseillere-gs", "Isabelle Top", "counsellor", ["grande-synthe"]),
  account("conseillere-dunes", "Pauline Debruyne", "counsellor", ["dunes"]),
  account("conseiller-dunes", "Grégory Caron", "counsellor", ["dunes", "dunkerque-centre"]),
  account("conseillere-ouest-2", "Virginie Lesage", "counsellor", ["dunkerque-ouest"]),
  account("accompagnement", "Martine Delattre", "accompaniment-manager", everywhere),
  account("accompagnement-2", "Bruno Wallyn", "accompaniment-manager", everywhere),
  account("statistiques", "Yann Bollengier", "statistics-officer", everywhere),
  account("statistiques-2", "Fatiha Benali", "statistics-officer", everywhere),
  account("animation", "Olivier Deswarte", "animation-team", everywhere),
  account("animation-2", "Jeanne Rousseau", "animation-team", everywhere),
  account("ateliers", "Céline Wadoux", "workshop-leader", ["dunkerque-centre"]),
  account("ateliers-gs", "Samir Bouzid", "workshop-leader", ["grande-synthe", "dunes"]),
  account("direction", "Philippe Lefèvre", "director", []),
  account("administration", "Aurélie Masson", "administrator", []),
];

/** Writes the directory. What stands already stays as it is. */
export const writeHouse = async (): Promise<void> => {
  for (const place of antennes) await putAntenne(place);
  for (const organisation of organisations) await putOrganisation(organisation);
  for (const worker of accounts) await putAccount(worker);
};
