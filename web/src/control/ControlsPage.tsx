import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { civilDateOf, daysBetween } from "../../../domain/date.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import { withOverlay } from "../api/overlay.ts";
import { useNames } from "../api/reference.ts";
import { type Row, waitingQuery } from "../api/rows.ts";
import { buttonClass } from "../kit/Button.tsx";
import { age, count } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";

/** The queue of Statistics. */
export const controlsQuery = () => waitingQuery("statistics-officer");

const columnsFor = (names: ReturnType<typeof useNames>): readonly Column<Row>[] => [
  {
    id: "nom",
    label: "Personne",
    heading: true,
    value: ({ card }) => `${card.name} ${card.firstNames}`,
    cell: ({ card }) => (
      <Link to="/controles/$dossierId" params={{ dossierId: card.dossier }} className="row-link">
        {card.firstNames} {card.name}
        <span className="under">{card.number}</span>
      </Link>
    ),
  },
  {
    id: "attente",
    label: "En attente",
    number: true,
    value: (row) => daysBetween(civilDateOf(row.sort), today()),
    cell: (row) => age(civilDateOf(row.sort), today()),
  },
  {
    id: "antenne",
    label: "Antenne",
    value: ({ card }) => names.antenne(card.antenne),
    cell: ({ card }) => names.antenne(card.antenne),
  },
  {
    id: "conseiller",
    label: "Conseiller",
    value: ({ card }) => names.account(card.counsellor),
    cell: ({ card }) => (card.counsellor ? names.account(card.counsellor) : "—"),
  },
  {
    id: "commune",
    label: "Commune",
    value: ({ card }) => (card.commune ? communeName(card.commune) : ""),
    cell: ({ card }) => (card.commune ? communeName(card.commune) : "—"),
  },
];

/** Controls waiting, the oldest first; filters and sort live in the address. */
export const ControlsPage = () => {
  const names = useNames();
  const search = useSearch({ from: "/signed-in/controles" });
  const navigate = useNavigate({ from: "/controles" });
  const query = useQuery(controlsQuery());
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const shown = (rows: readonly Row[]) =>
    withOverlay(rows, "statistics-officer").filter(
      (row) => search.antenne === undefined || row.card.antenne === search.antenne,
    );
  const first = shown(query.data?.items ?? [])[0];
  return (
    <Page
      title="Contrôles"
      lead="Le plus ancien d’abord. Prendre un contrôle le réserve pour deux heures."
      actions={
        first && (
          <Link
            to="/controles/$dossierId"
            params={{ dossierId: first.card.dossier }}
            className={buttonClass("primary")}
          >
            Prendre le plus ancien
          </Link>
        )
      }
    >
      <Filters>
        <SelectFilter
          label="Antenne"
          value={search.antenne}
          all="Toutes"
          choices={(names.directory?.antennes ?? []).map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
          change={(antenne) => put({ antenne })}
        />
      </Filters>
      <States
        query={query}
        isEmpty={(data) => shown(data.items).length === 0}
        filtered={search.antenne ? { clear: () => put({ antenne: undefined }) } : undefined}
        empty={
          <EmptyState title="Aucun contrôle en attente">
            <p>Les demandes validées apparaîtront ici dès que le contrôle automatique est rendu.</p>
          </EmptyState>
        }
      >
        {(data) => (
          <>
            <DataTable
              caption="Contrôles en attente"
              columns={columnsFor(names)}
              rows={shown(data.items)}
              idOf={(row) => `${row.card.dossier} ${row.id}`}
              sort={sortOf(search.tri)}
              onSort={(sort) => put({ tri: sortSearch(sort) })}
            />
            <p className="table-foot">{count(shown(data.items).length, "contrôle")} en attente</p>
          </>
        )}
      </States>
    </Page>
  );
};
