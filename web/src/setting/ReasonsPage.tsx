import "./settings.css";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import {
  REASON_FAMILIES,
  REASON_FAMILY_LABELS,
  type Reason,
  type ReasonFamily,
  type Reasons,
} from "../../../domain/setting/reasons.ts";
import { choicesOf } from "../form/fields.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { Filters, SelectFilter } from "../table/Filters.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { type Editing, Staged, withItem } from "./Staged.tsx";

const columnsFor = (edit: ((reason: Reason) => void) | undefined): readonly Column<Reason>[] => [
  { id: "motif", label: "Motif", heading: true, cell: ({ label }) => <strong>{label}</strong> },
  {
    id: "partage",
    label: "Ce que voit le prescripteur",
    cell: ({ shareable }) => shareable,
  },
  {
    id: "etat",
    label: "État",
    cell: ({ retired }) => (retired ? <Badge>Retiré</Badge> : <Badge tone="done">Proposé</Badge>),
  },
  ...(edit
    ? [
        {
          id: "actions",
          label: "Actions",
          cell: (row: Reason) => (
            <Button small look="quiet" onClick={() => edit(row)}>
              Modifier<span className="unseen"> {row.label}</span>
            </Button>
          ),
        },
      ]
    : []),
];

type FamilyProps = Editing<Reasons> & { family: ReasonFamily };

const Family = ({ family, value, change }: FamilyProps) => {
  const [opened, open] = useState<{ readonly reason?: Reason }>();
  const list = value[family];
  const label = REASON_FAMILY_LABELS[family];
  return (
    <section className="parts-of-page">
      <div className="section-head">
        <h2>{label}</h2>
        {change && (
          <Button small onClick={() => open({})}>
            Ajouter un motif<span className="unseen"> : {label}</span>
          </Button>
        )}
      </div>
      <DataTable
        caption={`Motifs : ${label}`}
        columns={columnsFor(change && ((reason) => open({ reason })))}
        rows={list}
        idOf={({ code }) => code}
      />
      {opened && change && (
        <ReasonForm
          family={label}
          reason={opened.reason}
          taken={list.map(({ code }) => code)}
          shareable={list[0]?.shareable}
          keep={(reason) => change({ ...value, [family]: withItem(list, reason) })}
          close={() => open(undefined)}
        />
      )}
    </section>
  );
};

/** Coded reasons, each in two wordings: for the staff, and for the prescriber. */
export const ReasonsPage = () => {
  const { famille } = useSearch({ from: "/signed-in/reglages/motifs" });
  const navigate = useNavigate({ from: "/reglages/motifs" });
  return (
    <Page
      title="Motifs"
      lead="Chaque motif a deux libellés : celui des agents du PLIE, et celui que voit le prescripteur."
      back={{ to: "/reglages", label: "Réglages" }}
    >
      <Filters>
        <SelectFilter
          label="Liste"
          value={famille}
          all="Toutes"
          choices={choicesOf(REASON_FAMILY_LABELS)}
          change={(chosen) =>
            void navigate({
              search: { famille: chosen as ReasonFamily | undefined },
              replace: true,
            })
          }
        />
      </Filters>
      <Staged<Reasons> name="reasons">
        {(editing) =>
          REASON_FAMILIES.filter((family) => famille === undefined || famille === family).map(
            (family) => <Family key={family} family={family} {...editing} />,
          )
        }
      </Staged>
    </Page>
  );
};
