import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNames } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { longDate, moment } from "../kit/french.ts";
import { States } from "../kit/States.tsx";
import { Timeline } from "../kit/Timeline.tsx";
import { changesIn } from "./changes.ts";
import { eventWords, isMinor } from "./events.ts";
import { type TimelineEvent, timelineQuery } from "./timeline.ts";

/** The dates and hours that an event carries, in words; codes and ids stay out of sight. */
const whenOf = ({ data }: TimelineEvent): readonly string[] => {
  const date = data.date ?? data.enteredOn ?? data.signedOn;
  const time = data.time;
  if (typeof date !== "string") return [];
  return [typeof time === "string" ? `${longDate(date)} à ${time}` : longDate(date)];
};

/** From what to what, or else when. */
const Details = ({ event }: { event: TimelineEvent }) => {
  const changes = changesIn(event, useNames());
  const lines = changes.length > 0 ? changes : whenOf(event);
  return lines.map((line) => (
    <span key={line} className="small">
      {line}
    </span>
  ));
};

/** Everything that happened, newest first; openings and machine steps on demand. */
export const History = ({ dossierId }: { dossierId: string }) => {
  const query = useQuery(timelineQuery(dossierId));
  const names = useNames();
  const [all, setAll] = useState(false);
  return (
    <section className="card">
      <h2>Histoire du dossier</h2>
      <States query={query} isEmpty={(data) => data.items.length === 0}>
        {(data) => {
          const minor = data.items.filter((event) => isMinor(event.type)).length;
          const shown = all ? data.items : data.items.filter((event) => !isMinor(event.type));
          return (
            <>
              <Timeline
                moments={shown.map((event) => ({
                  id: `${event.at} ${event.kind} ${event.id} ${event.n}`,
                  title: eventWords(event.type),
                  when: moment(event.at),
                  instant: event.at,
                  who: names.doer(event),
                  details: <Details event={event} />,
                }))}
              />
              {minor > 0 && (
                <div className="screen-only">
                  <Button look="quiet" small aria-expanded={all} onClick={() => setAll(!all)}>
                    {all
                      ? "Cacher les consultations"
                      : `Montrer aussi les consultations (${minor})`}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </States>
    </section>
  );
};
