import { useQuery } from "@tanstack/react-query";
import { stages } from "../../../domain/dossier/stage.ts";
import { tasks } from "../../../domain/dossier/tasks.ts";
import { moment } from "../kit/french.ts";
import { States } from "../kit/States.tsx";
import { eventWords } from "./events.ts";
import { timelineQuery } from "./timeline.ts";
import { dossierQuery } from "./view.ts";

/** A dossier as it stands now, in few lines: what a conflict shows of the other side. */
export const Current = ({ dossierId }: { dossierId: string }) => {
  const query = useQuery({ ...dossierQuery(dossierId), staleTime: 0 });
  const timeline = useQuery({ ...timelineQuery(dossierId), staleTime: 0 });
  return (
    <States query={query}>
      {(view) => (
        <>
          <p>
            <strong>{stages[view.card.stage]}</strong>
          </p>
          <ul>
            {view.awaited.map((one) => (
              <li key={one.task}>{tasks[one.task]}</li>
            ))}
          </ul>
          <ul className="small soft">
            {timeline.data?.items.slice(0, 3).map((event) => (
              <li key={`${event.at} ${event.kind} ${event.id} ${event.n}`}>
                {eventWords(event.type)}, {moment(event.at)}
              </li>
            ))}
          </ul>
        </>
      )}
    </States>
  );
};
