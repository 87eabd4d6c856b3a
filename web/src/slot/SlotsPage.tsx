import "../home/home.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useIntention } from "../api/intention.ts";
import { asProblem } from "../api/problem.ts";
import { useNames } from "../api/reference.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { dayOfWeek } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { Page } from "../shell/Page.tsx";
import { AntenneFilter, useOwnAntennes } from "../table/AntenneFilter.tsx";
import { Filters } from "../table/Filters.tsx";
import { closeSlot, type SlotView, slotsQuery } from "./calls.ts";
import { OpenDialog } from "./OpenDialog.tsx";

const Line = ({ slot }: { slot: SlotView }) => {
  const names = useNames();
  const { keyOf, done } = useIntention();
  const close = async () => {
    try {
      await closeSlot(slot.id, keyOf(slot.id));
      done();
      toast("Créneau fermé.");
    } catch (error) {
      toast(asProblem(error).message);
    }
  };
  return (
    <li className="part-head">
      <span>
        <strong>{slot.time}</strong> avec {names.account(slot.counsellor)}, {slot.place}
      </span>
      {slot.taken ? (
        <Badge tone="done">Réservé</Badge>
      ) : (
        <span className="button-row">
          <Badge tone="note">Libre</Badge>
          <Button small look="quiet" onClick={() => void close()}>
            Fermer
            <span className="unseen">
              {" "}
              le créneau du {dayOfWeek(slot.date)} à {slot.time}
            </span>
          </Button>
        </span>
      )}
    </li>
  );
};

/** The slots that an antenne opens to partners, day by day. */
export const SlotsPage = () => {
  const search = useSearch({ from: "/signed-in/creneaux" });
  const navigate = useNavigate({ from: "/creneaux" });
  const [opening, open] = useState(false);
  const antennes = useOwnAntennes();
  const antenne = search.antenne ?? antennes[0]?.id ?? "";
  const query = useQuery({ ...slotsQuery(antenne), enabled: antenne !== "" });
  return (
    <Page
      title="Créneaux"
      lead="Ceux que les partenaires peuvent réserver en orientant une personne."
    >
      <Filters>
        <Button look="primary" onClick={() => open(true)}>
          Ouvrir des créneaux
        </Button>
        <AntenneFilter
          antennes={antennes}
          value={antenne}
          change={(chosen) => void navigate({ search: { antenne: chosen }, replace: true })}
        />
      </Filters>
      <States
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState title="Aucun créneau à venir">
            <p>Ouvrez quelques heures d’un conseiller : les partenaires les proposeront.</p>
          </EmptyState>
        }
      >
        {({ items }) =>
          [...Map.groupBy(items, ({ date }) => date)].map(([date, slots]) => (
            <section key={date} className="card">
              <h2>{dayOfWeek(date)}</h2>
              <ul className="parts">
                {slots.map((slot) => (
                  <Line key={slot.id} slot={slot} />
                ))}
              </ul>
            </section>
          ))
        }
      </States>
      {opening && <OpenDialog antennes={antennes} antenne={antenne} close={() => open(false)} />}
    </Page>
  );
};
