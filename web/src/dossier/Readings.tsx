import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNames } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { moment } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { Timeline } from "../kit/Timeline.tsx";
import { type Reading, readingsQuery } from "./readings.ts";

const words = ({ document }: Reading) => (document ? "Pièce ouverte" : "Dossier ouvert");

const ReadingList = ({ dossierId }: { dossierId: string }) => {
  const query = useInfiniteQuery(readingsQuery(dossierId));
  const names = useNames();
  return (
    <States
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyState title="Personne n’a encore ouvert ce dossier">
          <p>Une consultation se voit ici quelques secondes plus tard.</p>
        </EmptyState>
      }
    >
      {({ items, complete }) => (
        <>
          <Timeline
            moments={items.map((reading) => ({
              id: `${reading.at} ${reading.by} ${reading.document ?? ""}`,
              title: words(reading),
              when: moment(reading.at),
              instant: reading.at,
              who: names.doer(reading),
            }))}
          />
          {!complete && (
            <Button small onClick={() => void query.fetchNextPage()}>
              Voir les consultations précédentes
            </Button>
          )}
        </>
      )}
    </States>
  );
};

/** Who opened the dossier and its papers, for whoever answers for it: read when asked for. */
export const Readings = ({ dossierId }: { dossierId: string }) => {
  const [open, setOpen] = useState(false);
  return (
    <section className="card screen-only">
      <h2>Qui a ouvert ce dossier</h2>
      {open ? (
        <ReadingList dossierId={dossierId} />
      ) : (
        <Button look="quiet" small onClick={() => setOpen(true)}>
          Montrer les consultations de l’année
        </Button>
      )}
    </section>
  );
};
