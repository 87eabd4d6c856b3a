import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { Organisation, OrganisationKind } from "../../../domain/directory/directory.ts";
import { directoryQuery } from "../api/reference.ts";
import { choicesOf } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { count, figure, folded } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";
import { type WholeDirectory, whole } from "./calls.ts";
import { OrganisationForm, organisationKinds } from "./OrganisationForm.tsx";

const prescribersOf = ({ accounts }: WholeDirectory, { id }: Organisation) =>
  accounts.filter(({ organisation, closedOn }) => !closedOn && organisation === id).length;

const columnsFor = (
  directory: WholeDirectory,
  edit: (organisation: Organisation) => void,
): readonly Column<Organisation>[] => [
  {
    id: "nom",
    label: "Nom",
    heading: true,
    value: ({ name }) => folded(name),
    cell: ({ name }) => <strong>{name}</strong>,
  },
  {
    id: "nature",
    label: "Nature",
    value: ({ kind }) => folded(organisationKinds[kind]),
    cell: ({ kind }) => organisationKinds[kind],
  },
  {
    id: "comptes",
    label: "Prescripteurs",
    number: true,
    value: (row) => prescribersOf(directory, row),
    cell: (row) => figure(prescribersOf(directory, row)),
  },
  {
    id: "actions",
    label: "Actions",
    cell: (row) => (
      <Button small onClick={() => edit(row)}>
        Modifier<span className="unseen"> {row.name}</span>
      </Button>
    ),
  },
];

const shown = ({ organisations }: WholeDirectory, kind: OrganisationKind | undefined) =>
  organisations
    .filter((one) => kind === undefined || one.kind === kind)
    .toSorted((one, other) => one.name.localeCompare(other.name, "fr"));

type Opened = { readonly organisation?: string };

/** The partners who orient people. Filters and sort live in the address. */
export const OrganisationsPage = () => {
  const query = useQuery({ ...directoryQuery, select: whole });
  const search = useSearch({ from: "/signed-in/reglages/partenaires" });
  const navigate = useNavigate({ from: "/reglages/partenaires" });
  const [opened, open] = useState<Opened>();
  const organisations = query.data?.organisations ?? [];
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <Page
      title="Partenaires"
      lead={
        <>
          Les organismes qui orientent des personnes vers le PLIE. Leurs agents ont chacun un compte
          de prescripteur, dans les{" "}
          <Link to="/reglages/comptes" search={{ role: "prescriber" }}>
            comptes
          </Link>
          .
        </>
      }
      actions={
        <Button look="primary" onClick={() => open({})}>
          Ajouter un partenaire
        </Button>
      }
    >
      <Filters>
        <SelectFilter
          label="Nature"
          value={search.nature}
          all="Toutes"
          choices={choicesOf(organisationKinds)}
          change={(nature) => put({ nature: nature as OrganisationKind | undefined })}
        />
      </Filters>
      <States
        query={query}
        isEmpty={(directory) => shown(directory, search.nature).length === 0}
        filtered={search.nature && { clear: () => put({ nature: undefined }) }}
        empty={
          <EmptyState title="Aucun partenaire pour l’instant">
            <p>Ajoutez ceux qui orienteront des personnes, puis ouvrez un compte à leurs agents.</p>
          </EmptyState>
        }
      >
        {(directory) => (
          <>
            <DataTable
              caption="Partenaires"
              columns={columnsFor(directory, ({ id }) => open({ organisation: id }))}
              rows={shown(directory, search.nature)}
              idOf={({ id }) => id}
              sort={sortOf(search.tri)}
              onSort={(sort) => put({ tri: sortSearch(sort) })}
            />
            <p className="table-foot" role="status">
              {count(
                shown(directory, search.nature).length,
                "partenaire affiché",
                "partenaires affichés",
              )}
            </p>
          </>
        )}
      </States>
      {opened && (
        <OrganisationForm
          organisation={organisations.find(({ id }) => id === opened.organisation)}
          taken={organisations.map(({ id }) => id)}
          close={() => open(undefined)}
        />
      )}
    </Page>
  );
};
