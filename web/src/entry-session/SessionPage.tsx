import "../home/home.css";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Card } from "../../../domain/dossier/card.ts";
import { call } from "../api/client.ts";
import { layOver } from "../api/overlay.ts";
import { useNames } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { longDate, moment } from "../kit/french.ts";
import { States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";

const Preview = lazy(() => import("../document/PreviewDialog.tsx"));

type Line = {
  readonly dossier: string;
  readonly fate?: {
    readonly outcome: "entered" | "refused";
    readonly code?: string;
    readonly message?: string;
  };
  readonly card?: Card;
};

type Session = {
  readonly session: string;
  readonly date: string;
  readonly openedAt: string;
  readonly by: string;
  readonly settled: number;
  readonly lines: readonly Line[];
  readonly minutesReady: boolean;
};

const sessionQuery = (id: string) =>
  queryOptions({
    queryKey: ["entry-session", id],
    queryFn: ({ signal }) => call<Session>({ path: `/entry-sessions/${id}`, signal }),
    refetchInterval: ({ state }) => (state.data && !state.data.minutesReady ? 1_000 : false),
  });

const Fate = ({ line }: { line: Line }) => {
  if (line.fate === undefined) return <Badge tone="note">En cours</Badge>;
  if (line.fate.outcome === "entered") return <Badge tone="done">Entrée actée</Badge>;
  return <Badge tone="stop">Refusée</Badge>;
};

/** A dossier that entered waits for nobody of the team any more, however late the index is. */
const useSettledLines = (lines: readonly Line[] = []) => {
  useEffect(() => {
    for (const { fate, card } of lines)
      if (fate?.outcome === "entered" && card) layOver({ ...card, stage: "participant" }, []);
  }, [lines]);
};

/** A session of entries: each dossier tells its own fate. */
export const SessionPage = () => {
  const { sessionId } = useParams({ from: "/signed-in/entrees/seances/$sessionId" });
  const query = useQuery(sessionQuery(sessionId));
  const names = useNames();
  useSettledLines(query.data?.lines);
  const me = useMe();
  const [opened, setOpened] = useState(false);
  return (
    <Page
      title="Séance d’entrées"
      lead={query.data && `Entrées du ${longDate(query.data.date)}`}
      back={{ to: "/entrees", label: "Entrées à acter" }}
      actions={
        <span className="screen-only">
          <Button onClick={() => window.print()}>Imprimer</Button>
        </span>
      }
    >
      <States query={query}>
        {(session) => (
          <>
            <p className="soft" role="status">
              {session.settled} sur {session.lines.length} · ouverte par {names.account(session.by)}
              , {moment(session.openedAt)}
              {session.settled === session.lines.length &&
                !session.minutesReady &&
                " · le procès-verbal est en préparation"}
            </p>
            {session.minutesReady && mayEver(me, "openEntrySessionMinutes") && (
              <div className="button-row screen-only">
                <Button onClick={() => setOpened(true)}>Voir / imprimer le procès-verbal</Button>
              </div>
            )}
            <ul className="waiting">
              {session.lines.map((line) => (
                <li key={line.dossier}>
                  <Link to="/dossiers/$dossierId" params={{ dossierId: line.dossier }}>
                    <span className="name">
                      {line.card ? `${line.card.firstNames} ${line.card.name}` : "Dossier"}
                    </span>
                    <span className="where">{line.fate?.message ?? line.card?.number}</span>
                    <Fate line={line} />
                  </Link>
                </li>
              ))}
            </ul>
            <Suspense>
              {opened && (
                <Preview
                  path={`/entry-sessions/${session.session}/minutes`}
                  type="application/pdf"
                  title="Procès-verbal de la séance"
                  close={() => setOpened(false)}
                />
              )}
            </Suspense>
          </>
        )}
      </States>
    </Page>
  );
};
