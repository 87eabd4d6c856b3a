import "../home/home.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { presences } from "../../../domain/appointment/appointment.ts";
import { addDays } from "../../../domain/date.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { dayOfWeek } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { hasRole, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { agendaQuery } from "./calls.ts";
import { ToldBadge } from "./Told.tsx";

/** An antenne's agenda, day by day. */
export const AgendaPage = () => {
  const me = useMe();
  const names = useNames();
  const search = useSearch({ from: "/signed-in/rendez-vous" });
  const navigate = useNavigate({ from: "/rendez-vous" });
  const antennes = hasRole(me, "accompaniment-manager")
    ? (names.directory?.antennes ?? [])
    : me.antennes;
  const antenne = search.antenne ?? antennes[0]?.id ?? "";
  const day = search.jour ?? today();
  const query = useQuery({ ...agendaQuery(antenne, day), enabled: antenne !== "" });
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const title = dayOfWeek(day);
  return (
    <Page title="Rendez-vous" lead={`${title[0]?.toUpperCase()}${title.slice(1)}`}>
      <Filters>
        <div className="button-row">
          <Button onClick={() => put({ jour: addDays(day, -1) })}>Veille</Button>
          <Button onClick={() => put({ jour: undefined })}>Aujourd’hui</Button>
          <Button onClick={() => put({ jour: addDays(day, 1) })}>Lendemain</Button>
        </div>
        {antennes.length > 1 && (
          <SelectFilter
            label="Antenne"
            value={antenne}
            all={names.antenne(antennes[0]?.id)}
            choices={antennes.slice(1).map(({ id, name }) => ({ value: id, label: name }))}
            change={(chosen) => put({ antenne: chosen })}
          />
        )}
      </Filters>
      <States
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title="Aucun rendez-vous ce jour-là">
            <p>Un rendez-vous se fixe depuis un dossier.</p>
          </EmptyState>
        }
      >
        {({ items }) => (
          <ul className="waiting">
            {items.map((meeting) => (
              <li key={meeting.id}>
                <Link to="/dossiers/$dossierId" params={{ dossierId: meeting.dossier }}>
                  <span className="name">
                    <time>{meeting.time}</time> · {meeting.card.firstNames} {meeting.card.name}
                  </span>
                  <span className="where">avec {names.account(meeting.counsellor)}</span>
                  {meeting.presence ? (
                    <Badge tone={meeting.presence === "present" ? "done" : "stop"}>
                      {presences[meeting.presence]}
                    </Badge>
                  ) : (
                    <>
                      <Badge tone="note">Attendue</Badge> <ToldBadge told={meeting.told} />
                    </>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </States>
    </Page>
  );
};
