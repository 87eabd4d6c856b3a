import "../home/home.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { presences } from "../../../domain/appointment/appointment.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { dayHeading } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { AntenneFilter, useOwnAntennes } from "../table/AntenneFilter.tsx";
import { DayFilter } from "../table/DayFilter.tsx";
import { choicesOf, Filters, SelectFilter } from "../table/Filters.tsx";
import { agendaQuery } from "./calls.ts";
import { ToldBadge } from "./Told.tsx";

/** An antenne's agenda, day by day. */
export const AgendaPage = () => {
  const names = useNames();
  const search = useSearch({ from: "/signed-in/rendez-vous" });
  const navigate = useNavigate({ from: "/rendez-vous" });
  const antennes = useOwnAntennes();
  const antenne = search.antenne ?? antennes[0]?.id ?? "";
  const day = search.jour ?? today();
  const query = useQuery({ ...agendaQuery(antenne, day), enabled: antenne !== "" });
  const put = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const meetings = query.data?.items ?? [];
  const { conseiller, presence } = search;
  const isShown = (meeting: (typeof meetings)[number]) =>
    (conseiller === undefined || meeting.counsellor === conseiller) &&
    (presence === undefined || meeting.presence === undefined);
  const isFiltered = conseiller !== undefined || presence !== undefined;
  return (
    <Page title="Rendez-vous" lead={dayHeading(day)}>
      <Filters>
        <DayFilter day={day} change={(jour) => put({ jour })} />
        <AntenneFilter antennes={antennes} value={antenne} change={(to) => put({ antenne: to })} />
        <SelectFilter
          label="Conseiller"
          value={conseiller}
          choices={choicesOf([conseiller, ...meetings.map((one) => one.counsellor)], names.account)}
          change={(to) => put({ conseiller: to })}
        />
        <SelectFilter
          label="Présence"
          value={presence}
          all="Toutes"
          choices={[{ value: "a-noter", label: "À noter" }]}
          change={(to) => put({ presence: to === "a-noter" ? to : undefined })}
        />
      </Filters>
      <States
        query={query}
        isEmpty={({ items }) => !items.some(isShown)}
        filtered={
          isFiltered
            ? { clear: () => put({ conseiller: undefined, presence: undefined }) }
            : undefined
        }
        empty={
          <EmptyState title="Aucun rendez-vous ce jour-là">
            <p>Un rendez-vous se fixe depuis un dossier.</p>
          </EmptyState>
        }
      >
        {({ items }) => (
          <ul className="waiting">
            {items.filter(isShown).map((meeting) => (
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
