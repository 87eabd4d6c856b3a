import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type OutreachAction, outreachPlanned } from "../../../domain/outreach/action.ts";
import { call } from "../api/client.ts";
import { today } from "../api/clock.ts";
import { useIntention } from "../api/intention.ts";
import { queries } from "../api/queries.ts";
import { useNames } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckboxesField, SelectField, TextField } from "../form/fields.tsx";
import { Button, buttonClass } from "../kit/Button.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import { shortDate } from "../kit/french.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { type Column, DataTable } from "../table/DataTable.tsx";
import { actionsQuery, usePlans } from "./calls.ts";
import { PlanField } from "./PlanField.tsx";

const PlanDialog = ({ close }: { close: () => void }) => {
  const me = useMe();
  const { directory } = useNames();
  const { keyOf, done } = useIntention();
  const antennes = (directory?.antennes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const partners = (directory?.organisations ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  return (
    <Dialog title="Nouvelle action de repérage" open wide close={close}>
      <Form
        schema={outreachPlanned}
        defaults={{ date: today(), antenne: me.antennes[0]?.id, partners: [] }}
        submit="Enregistrer l’action"
        aside={<Cancel />}
        send={async (values) => {
          await call({
            method: "POST",
            path: "/outreach-actions",
            body: values,
            key: keyOf(values),
          });
          done();
          await queries.invalidateQueries({ queryKey: ["list", "outreach"] });
          toast("Action enregistrée.");
          close();
        }}
      >
        <div className="field-row">
          <DateField name="date" label="Date" />
          <SelectField name="antenne" label="Antenne" choices={antennes} />
        </div>
        <TextField name="place" label="Lieu" />
        <PlanField />
        {partners.length > 0 && (
          <CheckboxesField
            name="partners"
            label="Partenaires présents"
            choices={partners}
            beside
            optional
          />
        )}
      </Form>
    </Dialog>
  );
};

/** Outreach actions and the people met there, who are counted apart. */
export const OutreachPage = () => {
  const query = useInfiniteQuery(actionsQuery());
  const names = useNames();
  const plans = usePlans();
  const [planning, setPlanning] = useState(false);
  const columns: readonly Column<OutreachAction>[] = [
    {
      id: "lieu",
      label: "Lieu",
      heading: true,
      cell: (row) => (
        <>
          <Link to="/reperage/$actionId" params={{ actionId: row.id }} className="row-link">
            {row.place}
            {row.plan && <span className="under">{plans.plan(row.plan)}</span>}
          </Link>
        </>
      ),
    },
    { id: "date", label: "Date", cell: (row) => shortDate(row.date) },
    { id: "antenne", label: "Antenne", cell: (row) => names.antenne(row.antenne) },
    {
      id: "contact",
      label: "Personnes",
      cell: (row) => (
        <Link
          to="/reperage/$actionId/personne"
          params={{ actionId: row.id }}
          className={buttonClass("secondary", true)}
        >
          Enregistrer une personne<span className="unseen"> rencontrée, {row.place}</span>
        </Link>
      ),
    },
  ];
  const plan = (
    <Button look="primary" onClick={() => setPlanning(true)}>
      Nouvelle action
    </Button>
  );
  return (
    <Page
      title="Repérage"
      lead="« Aller vers » : les personnes rencontrées ne sont pas des participants."
      actions={
        <>
          <Link to="/reperage/plans" className={buttonClass()}>
            Plans
          </Link>
          {plan}
        </>
      }
    >
      <States
        query={query}
        isEmpty={(data) => data.items.length === 0}
        empty={
          <EmptyState title="Aucune action pour l’instant">
            <p>
              Notez une action (marché, permanence, porte-à-porte) pour y enregistrer les personnes
              rencontrées.
            </p>
            {plan}
          </EmptyState>
        }
      >
        {(data) => (
          <DataTable
            caption="Actions de repérage"
            columns={columns}
            rows={data.items}
            idOf={(row) => row.id}
            onEnd={() => query.hasNextPage && !query.isFetching && void query.fetchNextPage()}
          />
        )}
      </States>
      {planning && <PlanDialog close={() => setPlanning(false)} />}
    </Page>
  );
};
