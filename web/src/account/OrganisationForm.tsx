import type { Organisation, OrganisationKind } from "../../../domain/directory/directory.ts";
import { organisationInput } from "../../../domain/directory/input.ts";
import type { Said } from "../form/Compared.tsx";
import { choicesOf, SelectField, TextField } from "../form/fields.tsx";
import { DirectoryForm } from "./DirectoryForm.tsx";
import { slugOf } from "./slug.ts";

/** What a partner is, in the words of the screens. */
export const organisationKinds: Readonly<Record<OrganisationKind, string>> = {
  state: "État",
  region: "Région",
  department: "Département",
  "france-travail": "France Travail",
  "mission-locale": "Mission Locale",
  cud: "Communauté urbaine",
  commune: "Commune",
  ccas: "CCAS",
  association: "Association",
  plie: "PLIE",
};

const said = ({ name, kind }: Pick<Organisation, "name" | "kind">): Said => [
  ["Nom", name],
  ["Nature", organisationKinds[kind]],
];

type Props = { organisation?: Organisation; taken: readonly string[]; close: () => void };

/** Adds a partner or changes its name. */
export const OrganisationForm = ({ organisation, taken, close }: Props) => (
  <DirectoryForm
    title={organisation ? `Modifier ${organisation.name}` : "Ajouter un partenaire"}
    schema={organisationInput}
    defaults={{ name: organisation?.name, kind: organisation?.kind }}
    path={({ name }) => `/organisations/${organisation?.id ?? slugOf(name, taken, "partenaire")}`}
    method="PUT"
    version={organisation?.version ?? 0}
    compare={organisation && { theirs: said(organisation), mine: said }}
    said="Partenaire enregistré."
    close={close}
  >
    <TextField name="name" label="Nom" hint="Tel que ses agents le reconnaîtront." />
    <SelectField name="kind" label="Nature" choices={choicesOf(organisationKinds)} />
  </DirectoryForm>
);
