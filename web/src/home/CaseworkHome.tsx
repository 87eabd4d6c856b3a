import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { buttonClass } from "../kit/Button.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { later } from "../shell/later.tsx";
import { Counts } from "./Counts.tsx";
import { TodayAppointments } from "./TodayAppointments.tsx";
import { byTask } from "./tasks.ts";
import { type Begun, WaitingList } from "./WaitingList.tsx";
import { useWaiting } from "./waiting.ts";

const ChooseBatch = later(() => import("../action/ChooseBatch.tsx"), "default");

const Nothing = () => {
  const me = useMe();
  return (
    <EmptyState title="Rien ne vous attend">
      <p>Tout ce qui dépend de vous est fait. Les nouveaux dossiers apparaîtront ici.</p>
      {mayEver(me, "listDossiers") && (
        <Link to="/dossiers" className={buttonClass()}>
          Voir les dossiers
        </Link>
      )}
    </EmptyState>
  );
};

/** What waits for the account, its antennes, its role, and those for whom it stands in. */
export const CaseworkHome = () => {
  const me = useMe();
  const waiting = useWaiting(me.waitingLists);
  const [batch, begin] = useState<Begun>();
  return (
    <>
      {mayEver(me, "listAppointments") && <TodayAppointments />}
      <States query={waiting} isEmpty={(rows) => rows.length === 0} empty={<Nothing />}>
        {(rows) => {
          const groups = byTask(rows);
          return (
            <>
              {groups.length > 1 && <Counts groups={groups} />}
              {groups.map(([task, found]) => (
                <WaitingList key={task} task={task} rows={found} begin={begin} />
              ))}
            </>
          );
        }}
      </States>
      {batch && <ChooseBatch {...batch} close={() => begin(undefined)} />}
      {me.standsFor.length > 0 && (
        <p className="soft">
          Vous agissez aussi pour {me.standsFor.map((standing) => standing.name).join(", ")}.
        </p>
      )}
    </>
  );
};
