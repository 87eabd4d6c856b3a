import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Organisation, OrganisationKind } from "../../../domain/directory/directory.ts";
import { organisationInput } from "../../../domain/directory/input.ts";
import { directoryQuery } from "../api/reference.ts";
import { choicesOf, SelectField, TextField } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { count, folded } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { DirectoryForm } from "./DirectoryForm.tsx";

const kinds: Readonly<Record<OrganisationKind, string>> = {
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

const slug = (name: string) =>
  folded(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);

const Edit = ({ organisation, close }: { organisation?: Organisation; close: () => void }) => (
  <DirectoryForm
    title={organisation?.name ?? "Nouveau partenaire"}
    schema={organisationInput}
    defaults={{ name: organisation?.name, kind: organisation?.kind }}
    path={(values) => `/organisations/${organisation?.id ?? slug(values.name)}`}
    method="PUT"
    version={organisation?.version ?? 0}
    said="Partenaire enregistré."
    close={close}
  >
    <TextField name="name" label="Nom" />
    <SelectField name="kind" label="Nature" choices={choicesOf(kinds)} />
  </DirectoryForm>
);

/** The partners who orient people. */
export const OrganisationsPage = () => {
  const query = useQuery(directoryQuery);
  const [opened, open] = useState<{ readonly organisation?: Organisation }>();
  const columns: readonly Column<Organisation>[] = [
    { id: "nom", label: "Nom", heading: true, cell: (row) => <strong>{row.name}</strong> },
    { id: "nature", label: "Nature", cell: (row) => kinds[row.kind] },
    {
      id: "actions",
      label: "Actions",
      cell: (row) => (
        <Button small onClick={() => open({ organisation: row })}>
          Modifier<span className="unseen"> {row.name}</span>
        </Button>
      ),
    },
  ];
  return (
    <Page
      title="Partenaires"
      actions={
        <Button look="primary" onClick={() => open({})}>
          Ajouter un partenaire
        </Button>
      }
    >
      <States
        query={query}
        isEmpty={(data) => data.organisations.length === 0}
        empty={<EmptyState title="Aucun partenaire" />}
      >
        {(data) => (
          <>
            <DataTable
              caption="Partenaires"
              columns={columns}
              rows={data.organisations}
              idOf={(row) => row.id}
            />
            <p className="table-foot">{count(data.organisations.length, "partenaire")}</p>
          </>
        )}
      </States>
      {opened && <Edit organisation={opened.organisation} close={() => open(undefined)} />}
    </Page>
  );
};
