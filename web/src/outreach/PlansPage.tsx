import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OutreachPlan } from "../../../domain/outreach/plan.ts";
import { useNames } from "../api/reference.ts";
import { Button } from "../kit/Button.tsx";
import { folded, shortDate } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { plansQuery } from "./calls.ts";
import { PlanForm } from "./PlanForm.tsx";

const columnsFor = (
  organisation: (id: string) => string,
  edit?: (plan: OutreachPlan) => void,
): readonly Column<OutreachPlan>[] => [
  {
    id: "nom",
    label: "Plan",
    heading: true,
    value: ({ name }) => folded(name),
    cell: ({ name, audience }) => (
      <>
        <strong>{name}</strong>
        {audience && <span className="under">{audience}</span>}
      </>
    ),
  },
  {
    id: "dates",
    label: "Dates",
    value: ({ from }) => from,
    cell: ({ from, to }) =>
      to ? `du ${shortDate(from)} au ${shortDate(to)}` : `depuis le ${shortDate(from)}`,
  },
  {
    id: "partenaires",
    label: "Partenaires",
    cell: ({ partners }) => partners.map(organisation).join(", ") || "—",
  },
  ...(edit
    ? [
        {
          id: "actions",
          label: "Actions",
          cell: (plan: OutreachPlan) => (
            <Button small onClick={() => edit(plan)}>
              Modifier<span className="unseen"> {plan.name}</span>
            </Button>
          ),
        },
      ]
    : []),
];

/** The outreach plans, which group actions and orientations. */
export const PlansPage = () => {
  const query = useQuery(plansQuery);
  const names = useNames();
  const me = useMe();
  const [opened, open] = useState<{ plan?: OutreachPlan }>();
  const mayChange = mayEver(me, "changeOutreachPlan");
  const create = mayChange && (
    <Button look="primary" onClick={() => open({})}>
      Nouveau plan
    </Button>
  );
  return (
    <Page
      title="Plans de repérage"
      lead="Un plan regroupe des actions et des orientations."
      back={{ to: "/reperage", label: "Repérage" }}
      actions={create}
    >
      <States
        query={query}
        isEmpty={(plans) => plans.length === 0}
        empty={
          <EmptyState title="Aucun plan pour l’instant">
            <p>Nommez un plan, ses dates et ses partenaires pour y rattacher des actions.</p>
            {create}
          </EmptyState>
        }
      >
        {(plans) => (
          <DataTable
            caption="Plans de repérage"
            columns={columnsFor(
              names.organisation,
              mayChange ? (plan) => open({ plan }) : undefined,
            )}
            rows={plans}
            idOf={({ id }) => id}
          />
        )}
      </States>
      {opened && (
        <PlanForm
          plan={opened.plan}
          taken={(query.data ?? []).map(({ id }) => id)}
          close={() => open(undefined)}
        />
      )}
    </Page>
  );
};
