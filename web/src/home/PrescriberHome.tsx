import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { civilDateOf } from "../../../domain/date.ts";
import { stages } from "../../../domain/dossier/stage.ts";
import { today } from "../api/clock.ts";
import { Badge } from "../kit/Badge.tsx";
import { buttonClass } from "../kit/Button.tsx";
import { age, figure } from "../kit/french.ts";
import { EmptyState, LoadingState, States } from "../kit/States.tsx";
import { type ReferralView, referralsQuery } from "../referral/calls.ts";
import { toneOf } from "../referral/stages.ts";
import { useWholeList } from "../table/whole.ts";

const open = (view: ReferralView) => view.stage !== "closed" && view.stage !== "participant";
const shownAtFirst = 10;

/** The organisation's orientations under way, those that have waited longest first. */
const PrescriberHome = () => {
  const query = useInfiniteQuery(referralsQuery());
  const loading = useWholeList(query, true);
  return (
    <States
      query={query}
      isEmpty={(data) => data.items.length === 0}
      empty={
        <EmptyState title="Aucune orientation pour l’instant">
          <p>
            Orientez une personne : cela prend quatre minutes, et vous suivez ensuite ici ce qu’elle
            devient.
          </p>
          <Link to="/orientations/nouvelle" className={buttonClass("primary")}>
            Orienter une personne
          </Link>
        </EmptyState>
      }
    >
      {(data) => {
        const current = data.items
          .filter(open)
          .toSorted((one, other) => one.submittedAt.localeCompare(other.submittedAt));
        if (loading) return <LoadingState />;
        return (
          <section className="task">
            <h2>
              Orientations en cours <span className="figure">{figure(current.length)}</span>
            </h2>
            <ul className="waiting">
              {current.slice(0, shownAtFirst).map((view) => (
                <li key={view.dossier}>
                  <Link to="/orientations/$dossierId" params={{ dossierId: view.dossier }}>
                    <span className="name">
                      {view.firstNames} {view.name}
                    </span>
                    <span>
                      <Badge tone={toneOf(view.stage)}>{view.outcome ?? stages[view.stage]}</Badge>
                    </span>
                    <span className="age">{age(civilDateOf(view.submittedAt), today())}</span>
                  </Link>
                </li>
              ))}
            </ul>
            <div className="button-row">
              <Link to="/orientations" className={buttonClass()}>
                Toutes mes orientations
              </Link>
            </div>
          </section>
        );
      }}
    </States>
  );
};
export default PrescriberHome;
