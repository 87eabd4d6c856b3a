import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { civilDateOf } from "../../../domain/date.ts";
import type { Task } from "../../../domain/dossier/tasks.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import type { Row } from "../api/rows.ts";
import { Button, buttonClass } from "../kit/Button.tsx";
import { age, figure, moment, shortDay } from "../kit/french.ts";
import { mayEver, useMe } from "../session/me.ts";
import { isLate, titleOf, waitedDays } from "./tasks.ts";

const shownAtFirst = 8;

/** What is done to many at once: begun from a list, it outlives the rows that it takes away. */
export type Begun = {
  readonly title: string;
  readonly path: string;
  readonly cards: readonly Row["card"][];
};

/** What may be done to many at once, when nothing has to be said of each. */
const many: Partial<Record<Task, { operation: string; path: string; words: string }>> = {
  "validate-request": {
    operation: "validateEntryRequest",
    path: "/entry-request/validation",
    words: "Valider plusieurs demandes",
  },
  "see-opinion": {
    operation: "acknowledgeOpinion",
    path: "/opinion/acknowledgement",
    words: "Prendre connaissance de plusieurs avis",
  },
};

type Props = { task: Task; rows: readonly Row[]; begin: (batch: Begun) => void };

const ManyAtOnce = ({ task, rows, begin }: Props) => {
  const me = useMe();
  const batch = many[task];
  if (batch === undefined || rows.length < 2 || !mayEver(me, batch.operation)) return null;
  const { words: title, path } = batch;
  return (
    <Button
      look="quiet"
      small
      onClick={() => begin({ title, path, cards: rows.map((row) => row.card) })}
    >
      {title}
    </Button>
  );
};

const Where = ({ row }: { row: Row }) => {
  const names = useNames();
  const me = useMe();
  const parts = [
    row.card.number,
    row.card.commune && communeName(row.card.commune),
    me.antennes.length !== 1 && names.antenne(row.card.antenne),
  ];
  return <span className="where">{parts.filter(Boolean).join(" · ")}</span>;
};

const Age = ({ task, row }: { task: Task; row: Row }) => {
  const days = waitedDays(row);
  const meeting = task === "hold-appointment";
  return (
    <span className="age" data-late={isLate(task, days)}>
      <time dateTime={row.sort}>
        {meeting ? appointmentTime(row) : age(civilDateOf(row.sort), today())}
      </time>
    </span>
  );
};

/** An appointment's key is its civil time in Paris, written as if it were UTC. */
const appointmentTime = (row: Row) => {
  const day = row.sort.slice(0, 10);
  const hour = row.sort.slice(11, 16);
  return day === today() ? `aujourd’hui ${hour}` : `${shortDay(day)}, ${hour}`;
};

/** One task and those who wait for it, oldest first. */
export const WaitingList = ({ task, rows, begin }: Props) => {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  const to = task === "control" ? "/controles/$dossierId" : "/dossiers/$dossierId";
  return (
    <section className="task" id={task} aria-labelledby={`${task}-title`}>
      <h2 id={`${task}-title`}>
        {titleOf(task)} <span className="figure">{figure(rows.length)}</span>
      </h2>
      <ul className="waiting">
        {shown.map((row) => (
          <li key={`${row.card.dossier} ${row.kind} ${row.id}`}>
            <Link
              to={to}
              params={{ dossierId: row.card.dossier }}
              title={task === "hold-appointment" ? undefined : moment(row.sort)}
            >
              <span className="name">
                {row.card.firstNames} {row.card.name}
              </span>
              <Where row={row} />
              <Age task={task} row={row} />
            </Link>
          </li>
        ))}
      </ul>
      <div className="task-foot">
        {rows.length > shown.length && (
          <Button look="quiet" small onClick={() => setAll(true)}>
            Voir les {figure(rows.length - shown.length)} autres
          </Button>
        )}
        {task === "record-entry" && (
          <Link to="/entrees" className={buttonClass("quiet", true)}>
            Acter plusieurs entrées en une séance
          </Link>
        )}
        <ManyAtOnce task={task} rows={rows} begin={begin} />
      </div>
    </section>
  );
};
