import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { civilDateOf } from "../../../domain/date.ts";
import { type Stage, stages } from "../../../domain/dossier/stage.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { type Colleague, useNames } from "../api/reference.ts";
import { listQuery, type Row, withFreshCards } from "../api/rows.ts";
import { useWaiting } from "../home/waiting.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { count, shortDate } from "../kit/french.ts";
import { EmptyState, LoadingState, States } from "../kit/States.tsx";
import { toneOf } from "../referral/stages.ts";
import { hasRole, type Me, mayEver, useMe } from "../session/me.ts";
import { later } from "../shell/later.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { choicesOf, Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";
import { useWholeList } from "../table/whole.ts";

const seesAll = (me: Me) => hasRole(me, "accompaniment-manager", "statistics-officer");

/** The counsellors whose portfolio the account may list: all, or its own and those for whom it stands in. */
const counsellorsFor = (me: Me, accounts: readonly Pick<Colleague, "id" | "name" | "roles">[]) => {
  if (seesAll(me)) return accounts.filter(({ roles }) => roles.includes("counsellor"));
  return me.standsFor.length === 0 || !hasRole(me, "counsellor")
    ? []
    : [
        { id: me.id, name: me.name },
        ...me.standsFor.map(({ account: id, name }) => ({ id, name })),
      ];
};

/** Whose dossiers the account may list: a portfolio, an antenne, or all. */
const queryFor = (me: Me, search: { antenne?: string; conseiller?: string }) => {
  if (search.conseiller) return { scope: "portfolio", counsellor: search.conseiller };
  if (seesAll(me))
    return search.antenne ? { scope: "antenne", antenne: search.antenne } : { scope: "all" };
  if (hasRole(me, "counsellor")) return { scope: "portfolio" };
  return { scope: "antenne", antenne: search.antenne ?? me.antennes[0]?.id };
};

/** The rows' sort key is « begun at # id », with the kind of follow-up before it in a portfolio. */
const begunOn = (row: Row) => /\d{4}-\d{2}-\d{2}T[^#]+/.exec(row.sort)?.[0] ?? "";

const none: readonly string[] = [];

/** A dossier may wait for several things of one person. */
const onePerDossier = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [row.card.dossier, row])).values(),
];

const rowId = (row: Row) => `${row.card.dossier} ${row.id}`;

const ReferentBatch = later(() => import("../parcours/ReferentBatch.tsx"), "ReferentBatch");

const useColumns = (): readonly Column<Row>[] => {
  const names = useNames();
  return [
    {
      id: "nom",
      label: "Personne",
      heading: true,
      value: ({ card }) => `${card.name} ${card.firstNames}`,
      cell: ({ card }) => (
        <Link to="/dossiers/$dossierId" params={{ dossierId: card.dossier }} className="row-link">
          {card.firstNames} {card.name}
          <span className="under">{card.number}</span>
        </Link>
      ),
    },
    {
      id: "etape",
      label: "Étape",
      value: ({ card }) => Object.keys(stages).indexOf(card.stage),
      cell: ({ card }) => <Badge tone={toneOf(card.stage)}>{stages[card.stage]}</Badge>,
    },
    {
      id: "commune",
      label: "Commune",
      value: ({ card }) => (card.commune ? communeName(card.commune) : ""),
      cell: ({ card }) => (card.commune ? communeName(card.commune) : "—"),
    },
    {
      id: "conseiller",
      label: "Conseiller",
      value: ({ card }) => names.account(card.counsellor),
      cell: ({ card }) => (card.counsellor ? names.account(card.counsellor) : "—"),
    },
    {
      id: "depuis",
      label: "Depuis le",
      value: begunOn,
      cell: (row) => {
        const instant = begunOn(row);
        return instant ? <time dateTime={instant}>{shortDate(civilDateOf(instant))}</time> : "—";
      },
    },
  ];
};

/** The dossiers of a portfolio, an antenne or the whole PLIE. Filters and sort live in the address. */
export const DossiersPage = () => {
  const me = useMe();
  const names = useNames();
  const search = useSearch({ from: "/signed-in/dossiers" });
  const navigate = useNavigate({ from: "/dossiers" });
  const columns = useColumns();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [transferred, transfer] = useState<readonly Row["card"][]>();
  const transfers = mayEver(me, "nameReferent");
  const query = useInfiniteQuery(
    listQuery<Row>("/dossiers", { ...queryFor(me, search), limit: 500 }, ["dossiers"]),
  );
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const waiting = useWaiting(search.attend ? me.waitingLists : none);
  const shown = (rows: readonly Row[]) =>
    withFreshCards(search.attend ? onePerDossier(waiting.data ?? []) : rows).filter(
      ({ card }) =>
        (search.etape === undefined || card.stage === search.etape) &&
        (search.commune === undefined || card.commune === search.commune) &&
        (search.attend === undefined ||
          ((search.antenne === undefined || card.antenne === search.antenne) &&
            (search.conseiller === undefined || card.counsellor === search.conseiller))),
    );
  const antennes = seesAll(me) ? (names.directory?.antennes ?? []) : me.antennes;
  const counsellors = counsellorsFor(me, names.directory?.accounts ?? []);
  const filtered =
    search.etape ?? search.commune ?? search.antenne ?? search.conseiller ?? search.attend;
  const loading =
    useWholeList(query, [search.etape, search.commune, search.tri].some(Boolean)) ||
    (search.attend === true && waiting.data === undefined);
  return (
    <Page
      title="Dossiers"
      lead={hasRole(me, "counsellor") && !seesAll(me) ? "Votre portefeuille." : undefined}
    >
      <Filters>
        {antennes.length > 1 && !(hasRole(me, "counsellor") && !seesAll(me)) && (
          <SelectFilter
            label="Antenne"
            value={search.antenne}
            all={seesAll(me) ? "Toutes" : antennes[0]?.name}
            choices={(seesAll(me) ? antennes : antennes.slice(1)).map(({ id, name }) => ({
              value: id,
              label: name,
            }))}
            change={(antenne) => put({ antenne, conseiller: undefined })}
          />
        )}
        {counsellors.length > 0 && (
          <SelectFilter
            label="Conseiller"
            all={seesAll(me) ? "Tous" : "Mon portefeuille"}
            value={search.conseiller}
            choices={counsellors
              .filter(({ id }) => seesAll(me) || id !== me.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
            change={(conseiller) => put({ conseiller, antenne: undefined })}
          />
        )}
        <SelectFilter
          label="Étape"
          value={search.etape}
          all="Toutes"
          choices={Object.entries(stages).map(([value, label]) => ({ value, label }))}
          change={(etape) => put({ etape: etape as Stage | undefined })}
        />
        <SelectFilter
          label="Commune"
          value={search.commune}
          all="Toutes"
          choices={choicesOf(
            (query.data?.items ?? []).map(({ card }) => card.commune),
            communeName,
          )}
          change={(commune) => put({ commune })}
        />
        <label className="inline-check">
          <input
            type="checkbox"
            checked={search.attend ?? false}
            onChange={(event) => put({ attend: event.target.checked || undefined })}
          />
          Attend une action de ma part
        </label>
      </Filters>
      <States
        query={query}
        isEmpty={(data) => !loading && shown(data.items).length === 0}
        empty={
          <EmptyState title="Aucun dossier pour l’instant">
            <p>Les personnes orientées vers vous apparaîtront ici.</p>
          </EmptyState>
        }
        filtered={
          filtered
            ? {
                clear: () =>
                  void navigate({ search: (before) => ({ tri: before.tri }), replace: true }),
              }
            : undefined
        }
      >
        {(data) => {
          const rows = shown(data.items);
          const picked = rows.filter((row) => chosen.has(rowId(row)));
          if (rows.length === 0) return <LoadingState />;
          return (
            <>
              {transfers && picked.length > 0 && (
                <div className="button-row">
                  <Button look="primary" onClick={() => transfer(picked.map((row) => row.card))}>
                    Changer de référent ({picked.length})
                  </Button>
                  <Button onClick={() => choose(new Set())}>Ne rien choisir</Button>
                </div>
              )}
              <DataTable
                caption="Dossiers"
                columns={columns}
                rows={rows}
                idOf={rowId}
                sort={sortOf(search.tri)}
                onSort={(sort) => put({ tri: sortSearch(sort) })}
                nameOf={({ card }) => `${card.firstNames} ${card.name}`}
                selection={transfers ? { chosen, change: choose } : undefined}
                onEnd={() => query.hasNextPage && !query.isFetching && void query.fetchNextPage()}
              />
              <p className="table-foot" role="status">
                {count(rows.length, "dossier affiché", "dossiers affichés")}
                {loading
                  ? " ; la suite se charge…"
                  : !data.complete &&
                    !search.attend &&
                    " ; la suite se charge en descendant dans la liste"}
              </p>
            </>
          );
        }}
      </States>
      {transferred && (
        <ReferentBatch
          cards={transferred}
          close={() => {
            transfer(undefined);
            choose(new Set());
          }}
        />
      )}
    </Page>
  );
};
