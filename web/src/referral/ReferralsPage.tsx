import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { civilDateOf } from "../../../domain/date.ts";
import { type Stage, stages } from "../../../domain/dossier/stage.ts";
import { Badge } from "../kit/Badge.tsx";
import { buttonClass } from "../kit/Button.tsx";
import { count, shortDate } from "../kit/french.ts";
import { EmptyState, LoadingState, States } from "../kit/States.tsx";
import { useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";
import { useWholeList } from "../table/whole.ts";
import { type ReferralView, referralsQuery } from "./calls.ts";
import { toneOf } from "./stages.ts";

/** What a partner reads of a stage: nothing that only the PLIE should weigh. */
export const partnerStage = (view: Pick<ReferralView, "stage" | "outcome">): string =>
  view.outcome ?? stages[view.stage];

const columns: readonly Column<ReferralView>[] = [
  {
    id: "personne",
    label: "Personne",
    heading: true,
    value: (row) => row.name,
    cell: (row) => (
      <Link to="/orientations/$dossierId" params={{ dossierId: row.dossier }} className="row-link">
        {row.firstNames} {row.name}
        <span className="under">{row.number}</span>
      </Link>
    ),
  },
  {
    id: "etape",
    label: "Où en est-on",
    value: (row) => partnerStage(row),
    cell: (row) => <Badge tone={toneOf(row.stage)}>{partnerStage(row)}</Badge>,
  },
  {
    id: "date",
    label: "Orientée le",
    value: (row) => row.submittedAt,
    cell: (row) => (
      <time dateTime={row.submittedAt}>{shortDate(civilDateOf(row.submittedAt))}</time>
    ),
  },
];

/** The orientations of my organisation and what became of them. */
export const ReferralsPage = () => {
  const me = useMe();
  const search = useSearch({ from: "/signed-in/orientations" });
  const navigate = useNavigate({ from: "/orientations" });
  const query = useInfiniteQuery(referralsQuery());
  const loading = useWholeList(query, Boolean(search.etape ?? search.tri));
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const filter = (rows: readonly ReferralView[]) =>
    rows.filter((row) => search.etape === undefined || row.stage === search.etape);
  return (
    <Page
      title="Mes orientations"
      lead={me.organisation && `Les personnes orientées par ${me.organisation.name}.`}
      actions={
        <Link to="/orientations/nouvelle" className={buttonClass("primary")}>
          Orienter une personne
        </Link>
      }
    >
      <Filters>
        <SelectFilter
          label="Étape"
          value={search.etape}
          all="Toutes"
          choices={Object.entries(stages).map(([value, label]) => ({ value, label }))}
          change={(etape) => put({ etape: etape as Stage | undefined })}
        />
      </Filters>
      <States
        query={query}
        isEmpty={(data) => !loading && filter(data.items).length === 0}
        filtered={search.etape ? { clear: () => put({ etape: undefined }) } : undefined}
        empty={
          <EmptyState title="Aucune orientation pour l’instant">
            <p>
              Les personnes que votre organisme oriente apparaîtront ici, avec ce qu’elles
              deviennent.
            </p>
            <Link to="/orientations/nouvelle" className={buttonClass("primary")}>
              Orienter une personne
            </Link>
          </EmptyState>
        }
      >
        {(data) => {
          const rows = filter(data.items);
          if (rows.length === 0) return <LoadingState />;
          return (
            <>
              <DataTable
                caption="Orientations de mon organisme"
                columns={columns}
                rows={rows}
                idOf={(row) => row.dossier}
                sort={sortOf(search.tri)}
                onSort={(sort) => put({ tri: sortSearch(sort) })}
                onEnd={() => query.hasNextPage && !query.isFetching && void query.fetchNextPage()}
              />
              <p className="table-foot">
                {count(rows.length, "orientation")}
                {loading
                  ? " affichées ; la suite se charge…"
                  : !data.complete && " affichées ; la suite se charge en descendant dans la liste"}
              </p>
            </>
          );
        }}
      </States>
    </Page>
  );
};
