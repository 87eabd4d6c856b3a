import "./account.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Antenne } from "../../../domain/directory/directory.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import { directoryQuery } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { count, shortDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { AntenneForm } from "./AntenneForm.tsx";
import { type WholeDirectory, whole } from "./calls.ts";
import { placesOn, uncovered } from "./covers.ts";

const inFrench = (codes: readonly string[]) =>
  codes.map(communeName).toSorted((one, other) => one.localeCompare(other, "fr"));

/** What begins or ends on a day to come. */
const changesOf = ({ covers }: Antenne): readonly string[] =>
  covers.flatMap(({ commune, from, to }) => {
    if (from > today()) return [`${communeName(commune)} à partir du ${shortDate(from)}`];
    return to !== undefined && to >= today()
      ? [`${communeName(commune)} jusqu’au ${shortDate(to)}`]
      : [];
  });

const Card = ({ antenne, staff, edit }: { antenne: Antenne; staff: number; edit: () => void }) => {
  const places = inFrench(placesOn(antenne, today()));
  const changes = changesOf(antenne);
  return (
    <section className="card">
      <div className="section-head">
        <h2>{antenne.name}</h2>
        <Button small onClick={edit}>
          Modifier<span className="unseen"> {antenne.name}</span>
        </Button>
      </div>
      <p className="soft">
        {antenne.address}
        <br />
        {count(staff, "compte ouvert", "comptes ouverts")}
      </p>
      <p>
        <strong>{count(places.length, "commune couverte", "communes couvertes")}</strong>
        <br />
        {places.join(", ")}
      </p>
      {changes.length > 0 && <p className="small">À venir : {changes.join(" ; ")}.</p>}
    </section>
  );
};

const Uncovered = ({ antennes }: { antennes: readonly Antenne[] }) => {
  const missing = uncovered(antennes, today());
  if (missing.length === 0) return null;
  return (
    <Notice
      tone="wait"
      title={count(missing.length, "commune sans antenne", "communes sans antenne")}
    >
      <p>
        {missing.map(({ name }) => name).join(", ")} : une personne qui y habite ne peut pas
        recevoir de rendez-vous.
      </p>
    </Notice>
  );
};

const staffOf = ({ accounts }: WholeDirectory, antenne: Antenne) =>
  accounts.filter(({ antennes, closedOn }) => !closedOn && antennes.includes(antenne.id)).length;

type Opened = { readonly antenne?: string };

/** The local offices and the communes that they cover. */
export const AntennesPage = () => {
  const query = useQuery({ ...directoryQuery, select: whole });
  const [opened, open] = useState<Opened>();
  const antennes = query.data?.antennes ?? [];
  return (
    <Page
      title="Antennes"
      lead="Une personne est reçue par une antenne qui couvre sa commune ; une commune peut en avoir plusieurs."
      actions={
        <Button look="primary" onClick={() => open({})}>
          Ajouter une antenne
        </Button>
      }
    >
      <States
        query={query}
        isEmpty={(directory) => directory.antennes.length === 0}
        empty={
          <EmptyState title="Aucune antenne pour l’instant">
            <p>Sans antenne, personne ne peut être orienté : ajoutez la première.</p>
          </EmptyState>
        }
      >
        {(directory) => (
          <>
            <Uncovered antennes={directory.antennes} />
            <div className="antennes">
              {directory.antennes.map((antenne) => (
                <Card
                  key={antenne.id}
                  antenne={antenne}
                  staff={staffOf(directory, antenne)}
                  edit={() => open({ antenne: antenne.id })}
                />
              ))}
            </div>
          </>
        )}
      </States>
      {opened && (
        <AntenneForm
          antenne={antennes.find(({ id }) => id === opened.antenne)}
          taken={antennes.map(({ id }) => id)}
          close={() => open(undefined)}
        />
      )}
    </Page>
  );
};
