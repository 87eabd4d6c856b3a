import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useId, useState } from "react";
import { civilDateOf, isCivilDate } from "../../../domain/date.ts";
import { call } from "../api/client.ts";
import { today } from "../api/clock.ts";
import { useIntention } from "../api/intention.ts";
import { withOverlay } from "../api/overlay.ts";
import { asProblem } from "../api/problem.ts";
import { queries } from "../api/queries.ts";
import { useNames } from "../api/reference.ts";
import { type Row, waitingQuery } from "../api/rows.ts";
import { DateInput } from "../form/DateInput.tsx";
import { Button } from "../kit/Button.tsx";
import { age, count } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { choicesOf, Filters, SelectFilter } from "../table/Filters.tsx";
import { sortOf, sortSearch } from "../table/search.ts";

const columnsFor = (names: ReturnType<typeof useNames>): readonly Column<Row>[] => [
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
    id: "referent",
    label: "Référent proposé",
    value: ({ card }) => names.account(card.counsellor),
    cell: ({ card }) => (card.counsellor ? names.account(card.counsellor) : "à nommer"),
  },
  {
    id: "accord",
    label: "Accord donné",
    value: (row) => row.sort,
    cell: (row) => age(civilDateOf(row.sort), today()),
  },
];

/** Records many entries of one day in one session; each line will tell its own fate. */
const SessionForm = ({
  chosen,
  done,
}: {
  chosen: ReadonlySet<string>;
  done: (session: string) => void;
}) => {
  const id = useId();
  const { keyOf } = useIntention();
  const [date, setDate] = useState<string | undefined>(today);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string>();
  const open = async () => {
    if (date === undefined || !isCivilDate(date)) return setFault("Cette date n’existe pas.");
    setPending(true);
    setFault(undefined);
    const body = { date, dossiers: [...chosen].map((dossier) => ({ dossier })) };
    try {
      const { session } = await call<{ session: string }>({
        method: "POST",
        path: "/entry-sessions",
        body,
        key: keyOf(body),
      });
      void queries.invalidateQueries({ queryKey: ["list"] });
      done(session);
    } catch (error) {
      setFault(asProblem(error).message);
    } finally {
      setPending(false);
    }
  };
  return (
    <section className="card" aria-label="Séance d’entrées">
      <h2>Acter {count(chosen.size, "entrée")}</h2>
      {fault && (
        <Notice tone="stop" urgent>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="filters">
        <div className="field">
          <label className="label" htmlFor={id}>
            Date d’entrée
          </label>
          <DateInput id={id} value={date} change={setDate} />
        </div>
        <Button look="primary" pending={pending} onClick={() => void open()}>
          Acter en une séance
        </Button>
      </div>
    </section>
  );
};

/** Entries to record: alone from the dossier, or many in a session. */
export const EntriesPage = () => {
  const query = useQuery(waitingQuery("animation-team"));
  const names = useNames();
  const navigate = useNavigate();
  const search = useSearch({ from: "/signed-in/entrees" });
  const go = useNavigate({ from: "/entrees" });
  const put = (changed: Partial<typeof search>) =>
    void go({ search: (before) => ({ ...before, ...changed }), replace: true });
  const all = withOverlay(query.data?.items ?? [], "animation-team");
  const shown = all.filter(
    ({ card }) =>
      (search.antenne === undefined || card.antenne === search.antenne) &&
      (search.conseiller === undefined || card.counsellor === search.conseiller),
  );
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const picked = new Set(shown.map(({ card }) => card.dossier).filter((id) => chosen.has(id)));
  return (
    <Page
      title="Entrées à acter"
      lead="Les dossiers accordés. Choisissez ceux de la séance, ou ouvrez-en un seul."
    >
      <Filters>
        <SelectFilter
          label="Antenne"
          all="Toutes"
          value={search.antenne}
          choices={choicesOf(
            all.map(({ card }) => card.antenne),
            names.antenne,
          )}
          change={(antenne) => put({ antenne })}
        />
        <SelectFilter
          label="Référent proposé"
          value={search.conseiller}
          choices={choicesOf(
            all.map(({ card }) => card.counsellor),
            names.account,
          )}
          change={(conseiller) => put({ conseiller })}
        />
      </Filters>
      {picked.size > 0 && (
        <SessionForm
          chosen={picked}
          done={(sessionId) =>
            void navigate({ to: "/entrees/seances/$sessionId", params: { sessionId } })
          }
        />
      )}
      <States
        query={query}
        isEmpty={() => shown.length === 0}
        filtered={
          (search.antenne ?? search.conseiller)
            ? { clear: () => put({ antenne: undefined, conseiller: undefined }) }
            : undefined
        }
        empty={
          <EmptyState title="Aucune entrée à acter">
            <p>Les dossiers accordés par le Département Statistiques apparaîtront ici.</p>
          </EmptyState>
        }
      >
        {() => (
          <DataTable
            caption="Entrées à acter"
            columns={columnsFor(names)}
            rows={shown}
            sort={sortOf(search.tri)}
            onSort={(sort) => put({ tri: sortSearch(sort) })}
            idOf={(row) => row.card.dossier}
            nameOf={(row) => `${row.card.firstNames} ${row.card.name}`}
            selection={{ chosen, change: choose }}
          />
        )}
      </States>
    </Page>
  );
};
