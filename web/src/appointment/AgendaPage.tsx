import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { dayHeading } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { AntenneFilter, useOwnAntennes } from "../table/AntenneFilter.tsx";
import { DayFilter } from "../table/DayFilter.tsx";
import { choicesOf, Filters, SelectFilter } from "../table/Filters.tsx";
import { agendaQuery } from "./calls.ts";
import { Meetings } from "./Meetings.tsx";

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
        {({ items }) => <Meetings meetings={items.filter(isShown)} />}
      </States>
    </Page>
  );
};
