import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { today } from "../api/clock.ts";
import { agendaQuery } from "../appointment/calls.ts";
import { Meetings } from "../appointment/Meetings.tsx";
import { figure } from "../kit/french.ts";
import { FailedState, LoadingState } from "../kit/States.tsx";
import { useMe } from "../session/me.ts";

/** Who comes today, hour by hour, in the account's antennes. */
export const TodayAppointments = () => {
  const me = useMe();
  const day = today();
  const queries = useMemo(
    () => me.antennes.map(({ id }) => agendaQuery(id, day)),
    [me.antennes, day],
  );
  const days = useQueries({ queries });
  const failed = days.find((one) => one.error);
  if (failed) return <FailedState error={failed.error} retry={() => void failed.refetch()} />;
  const meetings = days
    .flatMap((one) => one.data?.items ?? [])
    .toSorted((one, other) => one.time.localeCompare(other.time));
  if (days.some((one) => one.data === undefined)) return <LoadingState />;
  if (meetings.length === 0)
    return (
      <p className="soft">
        Aucun rendez-vous aujourd’hui. <Link to="/rendez-vous">Voir les autres jours</Link>
      </p>
    );
  return (
    <section className="task" aria-labelledby="today-title">
      <h2 id="today-title">
        Aujourd’hui <span className="figure">{figure(meetings.length)}</span>
      </h2>
      <Meetings meetings={meetings} />
    </section>
  );
};
