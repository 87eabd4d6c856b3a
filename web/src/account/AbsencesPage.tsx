import "./account.css";
import { useState } from "react";
import type { DelegationList } from "../../../domain/directory/directory.ts";
import { Button } from "../kit/Button.tsx";
import { hasRole, type Me, mayEver, roleNames, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { ActsForMe } from "./ActsForMe.tsx";
import { DelegationForm } from "./DelegationForm.tsx";
import { Delegations } from "./Delegations.tsx";
import { delegationLists } from "./delegations.ts";
import { Permanences } from "./Permanences.tsx";

const Identity = ({ me }: { me: Me }) => (
  <section className="card">
    <h2>{me.name}</h2>
    <dl className="facts">
      <dt>Courriel</dt>
      <dd>{me.email}</dd>
      <dt>Rôles</dt>
      <dd>{roleNames(me)}</dd>
      {me.antennes.length > 0 && (
        <>
          <dt>Antennes</dt>
          <dd>{me.antennes.map(({ name }) => name).join(", ")}</dd>
        </>
      )}
      {me.organisation && (
        <>
          <dt>Organisme</dt>
          <dd>{me.organisation.name}</dd>
        </>
      )}
      {me.standsFor.length > 0 && (
        <>
          <dt>Vous agissez aujourd’hui pour</dt>
          <dd>{me.standsFor.map(({ name }) => name).join(", ")}</dd>
        </>
      )}
    </dl>
    <p className="soft small">Pour corriger ces informations, demandez à l’administrateur.</p>
  </section>
);

/** Those who lead may plan the absence of somebody who could not do it: ill at home, say. */
const ForOthers = () => {
  const [adding, add] = useState<DelegationList>();
  const label = { absences: "Prévoir une absence", deputies: "Nommer un suppléant" } as const;
  return (
    <section className="card">
      <h2>Pour un collègue</h2>
      <p className="soft">Quand quelqu’un ne peut pas le faire lui-même.</p>
      <div className="button-row">
        {delegationLists.map((list) => (
          <Button key={list} onClick={() => add(list)}>
            {label[list]}
            <span className="unseen"> pour un collègue</span>
          </Button>
        ))}
      </div>
      {adding && <DelegationForm list={adding} close={() => add(undefined)} />}
    </section>
  );
};

/** My account, my planned absences, and those who decide for me meanwhile. */
export const AbsencesPage = () => {
  const me = useMe();
  return (
    <Page title="Mon compte" lead="Vos absences prévues, vos suppléants, vos permanences." narrow>
      <Identity me={me} />
      <div className="card">
        <Delegations holder={me} />
      </div>
      {hasRole(me, "counsellor") && (
        <div className="card">
          <Permanences holder={me} />
        </div>
      )}
      {mayEver(me, "listActsForMe") && <ActsForMe />}
      {hasRole(me, "accompaniment-manager", "administrator") && <ForOthers />}
    </Page>
  );
};
