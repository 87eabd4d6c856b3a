import "./workbench.css";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { civilDateOf, daysBetween } from "../../../domain/date.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import type { Row } from "../api/rows.ts";
import { Badge } from "../kit/Badge.tsx";
import { buttonClass } from "../kit/Button.tsx";
import { age, count, hour } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import type { Me } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { sortOf, sortSearch } from "../table/search.ts";
import { QueueFilters } from "./QueueFilters.tsx";
import { holdingOf, useQueue } from "./queue.ts";
import type { QueueSearch } from "./search.ts";

type Names = ReturnType<typeof useNames>;

/** Who took it, and until when. */
const Reservation = ({ row, names, me }: { row: Row; names: Names; me: Me }) => {
  const { control } = row.card;
  const holding = holdingOf(row.card, me);
  if (holding === "libres") return "Libre";
  if (holding === "miens") return <Badge tone="note">Pris par moi</Badge>;
  return `${names.account(control?.reservedBy)}, jusqu’à ${hour(control?.until ?? "")}`;
};

const columnsFor = (names: Names, me: Me, search: QueueSearch): readonly Column<Row>[] => [
  {
    id: "nom",
    label: "Personne",
    heading: true,
    value: ({ card }) => card.name,
    cell: ({ card }) => (
      <Link
        to="/controles/$dossierId"
        params={{ dossierId: card.dossier }}
        search={search}
        className="row-link"
      >
        {card.firstNames} {card.name}
        <span className="under">
          {card.number}
          {card.control?.resubmitted && " · pièces complétées"}
        </span>
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
    id: "reservation",
    label: "Réservation",
    value: ({ card }) => card.control?.reservedBy ?? "",
    cell: (row) => <Reservation row={row} names={names} me={me} />,
  },
  {
    id: "antenne",
    label: "Antenne",
    value: ({ card }) => card.antenne,
    cell: ({ card }) => names.antenne(card.antenne),
  },
  {
    id: "conseiller",
    label: "Conseiller",
    value: ({ card }) => card.counsellor ?? "",
    cell: ({ card }) => (card.counsellor ? names.account(card.counsellor) : "—"),
  },
  {
    id: "commune",
    label: "Commune",
    value: ({ card }) => card.commune ?? "",
    cell: ({ card }) => (card.commune ? communeName(card.commune) : "—"),
  },
];

/** Controls waiting, the oldest first; filters and sort live in the address, and follow into the workbench. */
export const ControlsPage = () => {
  const names = useNames();
  const search = useSearch({ from: "/signed-in/controles" });
  const navigate = useNavigate({ from: "/controles" });
  const { query, all, rows, me } = useQueue(search);
  const put = (changed: QueueSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const first = rows.find(({ card }) => holdingOf(card, me) !== "pris");
  const isFiltered = search.antenne ?? search.commune ?? search.etat ?? search.retour;
  return (
    <Page
      title="Contrôles"
      lead="Le plus ancien d’abord. Prendre un contrôle le réserve pour deux heures."
      actions={
        first && (
          <Link
            to="/controles/$dossierId"
            params={{ dossierId: first.card.dossier }}
            search={search}
            className={buttonClass("primary")}
          >
            Commencer par le premier
          </Link>
        )
      }
    >
      <QueueFilters search={search} rows={all} put={put} />
      <States
        query={query}
        isEmpty={() => rows.length === 0}
        filtered={
          isFiltered
            ? {
                clear: () =>
                  void navigate({ search: (before) => ({ tri: before.tri }), replace: true }),
              }
            : undefined
        }
        empty={
          <EmptyState title="Aucun contrôle en attente">
            <p>Les demandes validées apparaîtront ici dès que le contrôle automatique est rendu.</p>
          </EmptyState>
        }
      >
        {() => (
          <>
            <DataTable
              caption="Contrôles en attente"
              columns={columnsFor(names, me, search)}
              rows={rows}
              idOf={(row) => `${row.card.dossier} ${row.id}`}
              sort={sortOf(search.tri)}
              sorted
              onSort={(sort) => put({ tri: sortSearch(sort) })}
            />
            <p className="table-foot" role="status">
              {count(rows.length, "contrôle")} en attente
            </p>
          </>
        )}
      </States>
    </Page>
  );
};
