import { type Role, roles } from "../../../domain/access/actor.ts";
import { civilDateOf } from "../../../domain/date.ts";
import { tasks } from "../../../domain/dossier/tasks.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { age, longDate } from "../kit/french.ts";
import type { DossierView } from "./view.ts";

/** « counsellor:id », « antenne:id », a role, « system:name »: who it is, in French. */
const useWho = () => {
  const names = useNames();
  return (who: string): string => {
    const [kind = "", id = ""] = who.split(":");
    if (kind === "counsellor") return names.account(id);
    if (kind === "antenne") return names.antenne(id);
    if (kind === "system") return "La plateforme";
    return roles[kind as Role] ?? who;
  };
};

/** What is expected, of whom, since when. */
export const AwaitedList = ({ view }: { view: DossierView }) => {
  const whoOf = useWho();
  if (view.awaited.length === 0) return null;
  return (
    <section className="card">
      <h2>Attendu</h2>
      <ul className="awaited">
        {view.awaited.map((one) => {
          const day = civilDateOf(one.since);
          const days = age(day, today());
          return (
            <li key={`${one.task} ${one.who}`}>
              <strong>{tasks[one.task]}</strong>
              <span>{whoOf(one.who)}</span>
              <span className="soft small">
                {day > today()
                  ? `pour le ${longDate(day)}`
                  : `depuis le ${longDate(day)} (${days})`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
