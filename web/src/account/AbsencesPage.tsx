import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Delegation } from "../../../domain/directory/directory.ts";
import { delegationInput } from "../../../domain/directory/input.ts";
import { directoryQuery, useNames } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { SelectField } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { longDate } from "../kit/french.ts";
import { useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { DirectoryForm } from "./DirectoryForm.tsx";

type Kind = "absences" | "deputies";

const words = {
  absences: {
    title: "Absences prévues",
    lead: "Votre remplaçant voit votre portefeuille et vos rendez-vous pendant ces dates, sans autre motif.",
    add: "Prévoir une absence",
    label: "Remplaçant",
    none: "Aucune absence prévue.",
    said: "Absence enregistrée.",
  },
  deputies: {
    title: "Suppléants",
    lead: "Un suppléant décide à votre place pendant une période ; l’histoire dit « pour vous ».",
    add: "Nommer un suppléant",
    label: "Suppléant",
    none: "Aucun suppléant.",
    said: "Suppléant nommé.",
  },
} as const;

const List = ({
  kind,
  items,
  add,
}: {
  kind: Kind;
  items: readonly Delegation[];
  add: () => void;
}) => {
  const names = useNames();
  const said = words[kind];
  return (
    <section className="card">
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
        <ul>
          {items.map((item) => (
            <li key={`${item.account} ${item.from}`}>
              Du {longDate(item.from)} au {longDate(item.to)} : {names.account(item.account)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** My absences and those who act for me. */
export const AbsencesPage = () => {
  const me = useMe();
  const { data } = useQuery(directoryQuery);
  const [adding, add] = useState<Kind>();
  const colleagues = (data?.accounts ?? [])
    .filter(
      (one) =>
        one.id !== me.id &&
        one.closedOn === undefined &&
        one.roles.some((role) => me.roles.includes(role)),
    )
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page title="Mes absences et suppléants" narrow>
      <List kind="absences" items={me.absences} add={() => add("absences")} />
      <List kind="deputies" items={me.deputies} add={() => add("deputies")} />
      {adding && (
        <DirectoryForm
          title={words[adding].add}
          schema={delegationInput}
          path={`/accounts/${me.id}/${adding}`}
          method="POST"
          said={words[adding].said}
          close={() => add(undefined)}
        >
          <SelectField name="account" label={words[adding].label} choices={colleagues} />
          <div className="field-row">
            <DateField name="from" label="Du" />
            <DateField name="to" label="Au" />
          </div>
        </DirectoryForm>
      )}
    </Page>
  );
};
