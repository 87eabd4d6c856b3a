import type { Task } from "../../../domain/dossier/tasks.ts";
import type { Row } from "../api/rows.ts";
import { figure } from "../kit/french.ts";
import { isLate, titleOf, waitedDays } from "./tasks.ts";

const oldest = (days: number) =>
  days <= 0
    ? "rien en retard"
    : days === 1
      ? "le plus ancien : hier"
      : `le plus ancien : ${days} jours`;

/** How much waits, task by task, and for how long. */
export const Counts = ({ groups }: { groups: readonly (readonly [Task, readonly Row[]])[] }) => (
  <nav className="counts" aria-label="Ce qui attend">
    {groups.map(([task, rows]) => {
      const days = rows[0] ? waitedDays(rows[0]) : 0;
      return (
        <a key={task} href={`#${task}`} className="count" data-late={isLate(task, days)}>
          <span className="value">{figure(rows.length)}</span>
          <span className="name">{titleOf(task)}</span>
          <span className="oldest">{oldest(days)}</span>
        </a>
      );
    })}
  </nav>
);
