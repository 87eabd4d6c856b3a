import "./settings.css";
import { useState } from "react";
import { indicators, type Objective, profiles } from "../../../domain/objective/objective.ts";
import { useNames } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { shortDate } from "../kit/french.ts";
import { EmptyState } from "../kit/States.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { ObjectiveForm } from "./ObjectiveForm.tsx";
import { scopeWords, targetWords } from "./objectives.ts";
import { type Editing, Staged, withItem } from "./Staged.tsx";

const columnsFor = (
  names: ReturnType<typeof useNames>,
  edit: ((objective: Objective) => void) | undefined,
): readonly Column<Objective>[] => [
  {
    id: "intitule",
    label: "Objectif",
    heading: true,
    cell: ({ label, indicator }) => (
      <>
        <strong>{label}</strong>
        <span className="under">{indicators[indicator].label}</span>
      </>
    ),
  },
  { id: "cible", label: "Cible", cell: targetWords },
  {
    id: "periode",
    label: "Période",
    cell: ({ from, to }) => `du ${shortDate(from)} au ${shortDate(to)}`,
  },
  {
    id: "perimetre",
    label: "Périmètre",
    cell: ({ scope, profile }) => (
      <>
        {scopeWords(scope, names)}
        {profile && <span className="under">{profiles[profile]}</span>}
      </>
    ),
  },
  ...(edit
    ? [
        {
          id: "actions",
          label: "Actions",
          cell: (row: Objective) => (
            <Button small look="quiet" onClick={() => edit(row)}>
              Modifier<span className="unseen"> {row.label}</span>
            </Button>
          ),
        },
      ]
    : []),
];

const List = ({ value, change }: Editing<readonly Objective[]>) => {
  const names = useNames();
  const [opened, open] = useState<{ readonly objective?: Objective }>();
  return (
    <>
      {change && (
        <div>
          <Button onClick={() => open({})}>Ajouter un objectif</Button>
        </div>
      )}
      {value.length === 0 ? (
        <EmptyState title="Aucun objectif pour l’instant" />
      ) : (
        <DataTable
          caption="Objectifs"
          columns={columnsFor(names, change && ((objective) => open({ objective })))}
          rows={value}
          idOf={({ code }) => code}
        />
      )}
      {opened && change && (
        <ObjectiveForm
          objective={opened.objective}
          taken={value.map(({ code }) => code)}
          keep={(objective) => change(withItem(value, objective))}
          close={() => open(undefined)}
        />
      )}
    </>
  );
};

/** Objectives: what is aimed at, by when, for whom. */
export const ObjectiveSettingsPage = () => (
  <Page
    title="Objectifs à atteindre"
    lead="Leur atteinte est calculée chaque nuit ; un objectif passé reste lisible."
    back={{ to: "/reglages", label: "Réglages" }}
  >
    <Staged<readonly Objective[]> name="objectives">{(editing) => <List {...editing} />}</Staged>
  </Page>
);
