import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call } from "../api/client.ts";
import { useNames } from "../api/reference.ts";
import { eventWords } from "../dossier/events.ts";
import { moment } from "../kit/french.ts";
import { States } from "../kit/States.tsx";
import { Timeline } from "../kit/Timeline.tsx";

type Act = {
  readonly dossier: string;
  readonly number: string;
  readonly name: string;
  readonly firstNames: string;
  readonly by: string;
  readonly at: string;
  readonly type: string;
};

const actsQuery = queryOptions({
  queryKey: ["acts-for-me"],
  queryFn: ({ signal }) => call<{ items: readonly Act[] }>({ path: "/acts-for-me", signal }),
});

/** Afterwards, what a stand-in or a deputy did in my name, newest first; nothing when nobody did. */
export const ActsForMe = () => {
  const query = useQuery(actsQuery);
  const names = useNames();
  if (query.data?.items.length === 0) return null;
  return (
    <section className="card">
      <h2>Ce qui a été fait en votre nom</h2>
      <States query={query}>
        {({ items }) => (
          <Timeline
            moments={items.map((act, index) => ({
              id: `${act.at} ${act.dossier} ${act.type} ${index}`,
              title: eventWords(act.type),
              when: moment(act.at),
              instant: act.at,
              who: names.account(act.by),
              details: (
                <Link to="/dossiers/$dossierId" params={{ dossierId: act.dossier }}>
                  {act.firstNames} {act.name} <span className="soft">{act.number}</span>
                </Link>
              ),
            }))}
          />
        )}
      </States>
    </section>
  );
};
