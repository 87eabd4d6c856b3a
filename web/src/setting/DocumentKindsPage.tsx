import "./settings.css";
import { useState } from "react";
import type { DocumentKind } from "../../../domain/setting/document-kinds.ts";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { DocumentKindForm, dateWords, holdingWords } from "./DocumentKindForm.tsx";
import { type Editing, Staged, withItem } from "./Staged.tsx";

const columnsFor = (
  edit: ((kind: DocumentKind) => void) | undefined,
): readonly Column<DocumentKind>[] => [
  {
    id: "nom",
    label: "Nature de pièce",
    heading: true,
    cell: ({ label, plain }) => (
      <>
        <strong>{label}</strong>
        <span className="under">{plain ?? "jamais demandée à la personne"}</span>
      </>
    ),
  },
  { id: "garde", label: "Ce que le PLIE garde", cell: ({ holding }) => holdingWords[holding] },
  {
    id: "dates",
    label: "Dates demandées",
    cell: ({ dates }) => dates.map((date) => dateWords[date]).join(", ") || "—",
  },
  {
    id: "etat",
    label: "État",
    cell: ({ retired }) => (retired ? <Badge>Retirée</Badge> : <Badge tone="done">Proposée</Badge>),
  },
  ...(edit
    ? [
        {
          id: "actions",
          label: "Actions",
          cell: (row: DocumentKind) => (
            <Button small look="quiet" onClick={() => edit(row)}>
              Modifier<span className="unseen"> {row.label}</span>
            </Button>
          ),
        },
      ]
    : []),
];

const Kinds = ({ value, change }: Editing<readonly DocumentKind[]>) => {
  const [opened, open] = useState<{ readonly kind?: DocumentKind }>();
  return (
    <>
      {change && (
        <div>
          <Button onClick={() => open({})}>Ajouter une nature de pièce</Button>
        </div>
      )}
      <DataTable
        caption="Natures de pièces"
        columns={columnsFor(change && ((kind) => open({ kind })))}
        rows={value}
        idOf={({ code }) => code}
      />
      {opened && change && (
        <DocumentKindForm
          kind={opened.kind}
          taken={value.map(({ code }) => code)}
          keep={(kind) => change(withItem(value, kind))}
          close={() => open(undefined)}
        />
      )}
    </>
  );
};

/** Kinds of supporting documents. */
export const DocumentKindsPage = () => (
  <Page
    title="Natures de pièces"
    lead="Ce qu’une pièce prouve, et l’ancienneté qu’elle peut avoir, se règle dans le protocole."
    back={{ to: "/reglages", label: "Réglages" }}
  >
    <Staged<readonly DocumentKind[]> name="documentKinds">
      {(editing) => <Kinds {...editing} />}
    </Staged>
  </Page>
);
