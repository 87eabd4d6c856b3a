import { useState } from "react";
import type { Account, Delegation, DelegationList } from "../../../domain/directory/directory.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { Badge, type Tone } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { shortDate } from "../kit/french.ts";
import { DelegationForm } from "./DelegationForm.tsx";
import { delegationWords, listsOf, momentOf } from "./delegations.ts";
import { EndDelegation } from "./EndDelegation.tsx";

type Holder = Pick<Account, "id" | "name" | "roles" | "deputies" | "absences">;

const moments: Readonly<Record<ReturnType<typeof momentOf>, { tone: Tone; label: string }>> = {
  now: { tone: "done", label: "En cours" },
  later: { tone: "note", label: "À venir" },
  past: { tone: "neutral", label: "Passée" },
};

type ItemProps = { delegation: Delegation; end: () => void };

const Item = ({ delegation, end }: ItemProps) => {
  const names = useNames();
  const moment = momentOf(delegation, today());
  const { tone, label } = moments[moment];
  return (
    <li className="delegation">
      <span>
        <strong>{names.account(delegation.account)}</strong>
        <span className="under">
          du {shortDate(delegation.from)} au {shortDate(delegation.to)}
        </span>
      </span>
      <Badge tone={tone}>{label}</Badge>
      {moment !== "past" && (
        <Button small look="quiet" onClick={end}>
          Écourter ou annuler
          <span className="unseen">
            {" "}
            : {names.account(delegation.account)}, du {shortDate(delegation.from)}
          </span>
        </Button>
      )}
    </li>
  );
};

type PartProps = { list: DelegationList; holder: Holder; add: () => void };

const Part = ({ list, holder, add }: PartProps) => {
  const [ending, end] = useState<Delegation>();
  const said = delegationWords[list];
  const items = holder[list].toSorted((one, other) => other.from.localeCompare(one.from));
  return (
    <section className="delegation-part">
      <div className="section-head">
        <h2>{said.title}</h2>
        <Button small onClick={add}>
          {said.add}
        </Button>
      </div>
      <p className="soft">{said.lead}</p>
      {items.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <ul className="delegations">
          {items.map((item) => (
            <Item
              key={`${item.account} ${item.from} ${item.to}`}
              delegation={item}
              end={() => end(item)}
            />
          ))}
        </ul>
      )}
      {ending && (
        <EndDelegation
          list={list}
          holder={holder}
          delegation={ending}
          close={() => end(undefined)}
        />
      )}
    </section>
  );
};

/** What an account has passed on: its planned absences, its deputies; only what its roles allow. */
export const Delegations = ({ holder }: { holder: Holder }) => {
  const [adding, add] = useState<DelegationList>();
  const lists = listsOf(holder);
  return (
    <>
      {lists.length === 0 && (
        <p className="soft">
          Ces rôles ne décident pas et ne suivent pas de dossiers : il n’y a rien à confier pendant
          une absence.
        </p>
      )}
      {lists.map((list) => (
        <Part key={list} list={list} holder={holder} add={() => add(list)} />
      ))}
      {adding && <DelegationForm list={adding} holder={holder} close={() => add(undefined)} />}
    </>
  );
};
