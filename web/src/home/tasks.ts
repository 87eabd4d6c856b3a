import { civilDateOf, daysBetween } from "../../../domain/date.ts";
import { type Task, tasks } from "../../../domain/dossier/tasks.ts";
import { today } from "../api/clock.ts";
import type { Row } from "../api/rows.ts";

/** How a task is said when several wait: the heading of its list, and after how many days it is late. */
type Heading = { readonly title: string; readonly late: number };

/** What the platform does by itself waits for nobody. */
type OwnTask =
  | "send-telling"
  | "check-eligibility"
  | "verify-document"
  | "destroy-document"
  | "print-contract";

/** Every task of a person has its heading, or it would wait where nobody looks: the type refuses a gap. */
const headings: Readonly<Record<Exclude<Task, OwnTask>, Heading>> = {
  "give-appointment": { title: "Rendez-vous à fixer", late: 15 },
  "move-appointment": { title: "Rendez-vous à confier à un autre conseiller", late: 0 },
  "tell-person": { title: "Personnes à prévenir de leur rendez-vous", late: 2 },
  "tell-cancelling": { title: "Personnes à prévenir d’une annulation", late: 1 },
  "hold-appointment": { title: "Personnes à recevoir", late: 1 },
  "follow-airlock": { title: "Sas de diagnostic à poursuivre", late: 30 },
  "settle-contact": { title: "Personnes rencontrées : que deviennent-elles ?", late: 15 },
  "refer-contact": { title: "Personnes rencontrées à orienter", late: 15 },
  "give-opinion": { title: "Avis à donner", late: 15 },
  "see-opinion": { title: "Avis à voir", late: 7 },
  "name-referent": { title: "Référents à nommer", late: 1 },
  "review-entry": { title: "Entrées à décider après un refus", late: 1 },
  "review-entry-missing": {
    title: "Entrées dont le nouveau contrôle demande des pièces",
    late: 15,
  },
  "review-entry-waiting": { title: "Entrées dont le contrôle est refait", late: 15 },
  "see-returns": { title: "Dossiers renvoyés plusieurs fois", late: 7 },
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
const order = Object.keys(headings) as (keyof typeof headings)[];

const headingOf = (task: Task): Heading | undefined =>
  task in headings ? headings[task as keyof typeof headings] : undefined;

export const titleOf = (task: Task): string => headingOf(task)?.title ?? tasks[task];

/** Days since a task waits (negative: it is for later). */
export const waitedDays = (row: Row): number => daysBetween(civilDateOf(row.sort), today());

export const isLate = (task: Task, days: number): boolean =>
  days >= (headingOf(task)?.late ?? Number.POSITIVE_INFINITY);

/** Rows by task, in the order of the day, the oldest first. */
export const byTask = (rows: readonly Row[]): readonly (readonly [Task, readonly Row[]])[] =>
  order.flatMap((task) => {
    const found = rows.filter((row) => row.task === task);
    return found.length === 0
      ? []
      : [[task, found.toSorted((one, other) => one.sort.localeCompare(other.sort))] as const];
  });
