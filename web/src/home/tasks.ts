import { civilDateOf, daysBetween } from "../../../domain/date.ts";
import { type Task, tasks } from "../../../domain/dossier/lists.ts";
import { today } from "../api/clock.ts";
import type { Row } from "../api/rows.ts";

/** How a task is said when several wait: the heading of its list, and after how many days it is late. */
type Heading = { readonly title: string; readonly late: number };

const headings: Partial<Record<Task, Heading>> = {
  "give-appointment": { title: "Rendez-vous à fixer", late: 15 },
  "hold-appointment": { title: "Personnes à recevoir", late: 1 },
  "give-opinion": { title: "Avis à donner", late: 15 },
  "see-opinion": { title: "Avis à voir", late: 7 },
  "check-redirection": { title: "Réorientations à vérifier", late: 1 },
  "prepare-request": { title: "Demandes d’entrée à préparer", late: 15 },
  "complete-request": { title: "Demandes à compléter", late: 7 },
  "validate-request": { title: "Demandes à valider", late: 7 },
  control: { title: "Contrôles à faire", late: 14 },
  "bring-documents": { title: "Pièces manquantes à fournir", late: 15 },
  "record-entry": { title: "Entrées à acter", late: 30 },
  "sign-contract": { title: "Contrats à faire signer", late: 1 },
};

/** The order of the day: people first, then what blocks others, then the rest. */
const order = Object.keys(headings) as Task[];

export const titleOf = (task: Task): string => headings[task]?.title ?? tasks[task];

/** Days since a task waits (negative: it is for later). */
export const waitedDays = (row: Row): number => daysBetween(civilDateOf(row.sort), today());

export const isLate = (task: Task, days: number): boolean =>
  days >= (headings[task]?.late ?? Number.POSITIVE_INFINITY);

/** Rows by task, in the order of the day, the oldest first. */
export const byTask = (rows: readonly Row[]): readonly (readonly [Task, readonly Row[]])[] =>
  order.flatMap((task) => {
    const found = rows.filter((row) => row.task === task);
    return found.length === 0
      ? []
      : [[task, found.toSorted((one, other) => one.sort.localeCompare(other.sort))] as const];
  });
