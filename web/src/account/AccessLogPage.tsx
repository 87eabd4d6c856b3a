import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { accessLogQuery, type Reading } from "../dossier/readings.ts";
import { Button } from "../kit/Button.tsx";
import { count, dayHeading, hour } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { DayFilter } from "../table/DayFilter.tsx";
import { Filters } from "../table/Filters.tsx";

const columnsFor = (names: ReturnType<typeof useNames>): readonly Column<Reading>[] => [
  { id: "heure", label: "Heure", heading: true, cell: ({ at }) => <time>{hour(at)}</time> },
  { id: "compte", label: "Compte", cell: names.doer },
  { id: "dossier", label: "Dossier", cell: ({ number }) => number },
  {
    id: "quoi",
    label: "Ouvert",
    cell: ({ document }) => (document ? "Une pièce" : "La page du dossier"),
  },
];

/** Who opened which dossier, day by day: accounts and numbers, no name of a person. */
export const AccessLogPage = () => {
  const names = useNames();
  const search = useSearch({ from: "/signed-in/reglages/acces" });
  const navigate = useNavigate({ from: "/reglages/acces" });
  const day = search.jour ?? today();
  const query = useInfiniteQuery(accessLogQuery(day));
  return (
    <Page
      title="Journal des accès"
      lead={`${dayHeading(day)}. Qui a ouvert quel dossier, gardé un an.`}
    >
      <Filters>
        <DayFilter
          day={day}
          change={(jour) => void navigate({ search: { jour }, replace: true })}
        />
      </Filters>
      <States
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title="Aucun dossier ouvert ce jour-là">
            <p>Une consultation se voit ici quelques secondes plus tard.</p>
          </EmptyState>
        }
      >
        {({ items, complete }) => (
          <>
            <DataTable
              caption="Journal des accès"
              columns={columnsFor(names)}
              rows={items}
              idOf={({ at, by, dossier, document }) => `${at} ${by} ${dossier} ${document ?? ""}`}
            />
            <p className="table-foot" role="status">
              {count(items.length, "consultation affichée", "consultations affichées")}
            </p>
            {!complete && <Button onClick={() => void query.fetchNextPage()}>Voir la suite</Button>}
          </>
        )}
      </States>
    </Page>
  );
};
