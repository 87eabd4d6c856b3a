import * as z from "zod";
import { type Role, roles } from "../../../domain/access/actor.ts";
import {
  accountInput,
  antenneInput,
  delegationInput,
  organisationInput,
} from "../../../domain/directory/input.ts";
import { permanence } from "../../../domain/directory/permanence.ts";
import { civilDate, strict } from "../../../domain/fields.ts";

const id = z.string();
const version = z.int();
const role = z.enum(Object.keys(roles) as [Role, ...Role[]]);
const named = z.object({ id, name: z.string() });

/** Who is signed in, and what awaits them. */
export const me = strict({
  id,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  antennes: z.array(named),
  organisation: named.optional(),
  standsFor: z.array(
    z.object({
      account: id,
      name: z.string(),
      roles: z.array(role),
      antennes: z.array(id),
    }),
  ),
  waitingLists: z.array(z.string()),
  deputies: z.array(delegationInput),
  absences: z.array(delegationInput),
  permanences: z.array(permanence),
  version,
});

export const permanencesExample = [
  {
    commune: "59271",
    place: "Mairie annexe du Courghain",
    weekday: 2,
    start: "09:00",
    end: "12:00",
  },
];

export const meExample = {
  id: "acc-helene-carpentier",
  name: "Hélène Carpentier",
  email: "helene.carpentier@example.org",
  roles: ["counsellor"],
  antennes: [{ id: "dunkerque-centre", name: "Dunkerque-Centre" }],
  standsFor: [],
  waitingLists: ["counsellor:acc-helene-carpentier", "antenne:dunkerque-centre"],
  deputies: [],
  absences: [{ account: "acc-claire-vandamme", from: "2027-02-08", to: "2027-02-19" }],
  permanences: permanencesExample,
  version: 2,
};

/** The directory; what the reader's role does not need is absent. */
export const directory = strict({
  accounts: z.array(
    accountInput.partial().extend({
      id,
      name: z.string(),
      deputies: z.array(delegationInput).optional(),
      absences: z.array(delegationInput).optional(),
      permanences: z.array(permanence).optional(),
      closedOn: civilDate.optional(),
      version: version.optional(),
    }),
  ),
  antennes: z.array(antenneInput.partial().extend({ id, version: version.optional() })),
  organisations: z.array(organisationInput.extend({ id, version: version.optional() })),
});

export const directoryExample = {
  accounts: [
    {
      id: "acc-helene-carpentier",
      name: "Hélène Carpentier",
      roles: ["counsellor"],
      antennes: ["dunkerque-centre"],
    },
  ],
  antennes: [
    {
      id: "dunkerque-centre",
      name: "Dunkerque-Centre",
      address: "1 quai de la Citadelle, Dunkerque",
      covers: [{ commune: "59183", from: "2024-01-01" }],
      version: 1,
    },
  ],
  organisations: [{ id: "ccas-dunkerque", name: "CCAS de Dunkerque", kind: "ccas", version: 1 }],
};
