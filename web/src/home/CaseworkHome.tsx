import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { withOverlay } from "../api/overlay.ts";
import { type Row, waitingQuery } from "../api/rows.ts";
import { buttonClass } from "../kit/Button.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Counts } from "./Counts.tsx";
import { TodayAppointments } from "./TodayAppointments.tsx";
import { byTask } from "./tasks.ts";
import { WaitingList } from "./WaitingList.tsx";

/** All lists as one read: shown when all came, failed when one failed. */
const useWaiting = (lists: readonly string[]) => {
  const queries = useMemo(() => lists.map(waitingQuery), [lists]);
  const results = useQueries({ queries });
  const whole = results.every((result) => result.data !== undefined);
  return {
    data: whole
      ? results.flatMap((result, index) =>
          withOverlay(result.data?.items ?? [], lists[index] ?? ""),
        )
      : undefined,
    error: results.find((result) => result.error)?.error ?? null,
    refetch: () => Promise.all(results.map((result) => result.refetch())),
  };
};

const unique = (rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [`${row.card.dossier} ${row.task} ${row.id}`, row])).values(),
];

const Nothing = () => {
  const me = useMe();
  return (
    <EmptyState title="Rien ne vous attend">
      <p>Tout ce qui dépend de vous est fait. Les nouveaux dossiers apparaîtront ici.</p>
      {mayEver(me, "listDossiers") && (
        <Link to="/dossiers" className={buttonClass()}>
          Voir les dossiers
        </Link>
      )}
    </EmptyState>
  );
};

/** What waits for the account, its antennes, its role, and those for whom it stands in. */
export const CaseworkHome = () => {
  const me = useMe();
  const waiting = useWaiting(me.waitingLists);
  return (
    <>
      {mayEver(me, "listAppointments") && <TodayAppointments />}
      <States query={waiting} isEmpty={(rows) => rows.length === 0} empty={<Nothing />}>
        {(rows) => {
          const groups = byTask(unique(rows));
          return (
            <>
              {groups.length > 1 && <Counts groups={groups} />}
              {groups.map(([task, found]) => (
                <WaitingList key={task} task={task} rows={found} />
              ))}
            </>
          );
        }}
      </States>
      {me.standsFor.length > 0 && (
        <p className="soft">
          Vous agissez aussi pour {me.standsFor.map((standing) => standing.name).join(", ")}.
        </p>
      )}
    </>
  );
};
