import { useState } from "react";
import type { Account } from "../../../domain/directory/directory.ts";
import {
  type Permanence,
  permanence as schema,
  weekdays,
} from "../../../domain/directory/permanence.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { useIntention } from "../api/intention.ts";
import { asProblem } from "../api/problem.ts";
import { choicesOf, SelectField, TextField } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { toast } from "../kit/Toast.tsx";
import { changeDirectory } from "./calls.ts";
import { DirectoryForm } from "./DirectoryForm.tsx";
import { places } from "./places.ts";

type Holder = Pick<Account, "id" | "name" | "version"> & {
  readonly permanences?: readonly Permanence[];
};

/** « Mardi, 09:00 à 12:00 ». */
export const hoursOf = ({ weekday, start, end }: Permanence): string =>
  `${weekdays[weekday as keyof typeof weekdays]}, ${start} à ${end}`;

const keyOfLine = (one: Permanence) => `${one.weekday} ${one.start} ${one.place}`;

const Add = ({ holder, close }: { holder: Holder; close: () => void }) => (
  <DirectoryForm
    title="Ajouter une permanence"
    schema={schema}
    path={`/accounts/${holder.id}/permanences`}
    method="PUT"
    version={holder.version}
    body={(values) => ({ permanences: [...(holder.permanences ?? []), values] })}
    said="Permanence enregistrée."
    close={close}
  >
    <SelectField name="commune" label="Commune" choices={places} />
    <TextField name="place" label="Lieu" hint="Ce que la personne lira : bâtiment, rue." />
    <SelectField name="weekday" label="Jour" choices={choicesOf(weekdays)} numeric />
    <div className="field-row">
      <TextField name="start" label="De" type="time" narrow />
      <TextField name="end" label="À" type="time" narrow />
    </div>
  </DirectoryForm>
);

/** Where and when a counsellor receives in communes, every week. */
export const Permanences = ({ holder }: { holder: Holder }) => {
  const [adding, add] = useState(false);
  const { keyOf, done } = useIntention();
  const held = holder.permanences ?? [];
  const remove = async (gone: Permanence) => {
    const body = { permanences: held.filter((one) => one !== gone) };
    const path = `/accounts/${holder.id}/permanences`;
    try {
      const { version } = holder;
      await changeDirectory({ path, method: "PUT", body, key: keyOf([path, body]), version });
      done();
      toast("Permanence retirée.");
    } catch (error) {
      toast(asProblem(error).message);
    }
  };
  return (
    <section className="delegation-part">
      <div className="section-head">
        <h2>Permanences</h2>
        <Button small onClick={() => add(true)}>
          Ajouter une permanence
        </Button>
      </div>
      <p className="soft">
        Les lieux et les heures où vous recevez dans les communes : ils sont proposés quand on fixe
        un rendez-vous.
      </p>
      {held.length === 0 ? (
        <p>Aucune permanence.</p>
      ) : (
        <ul className="delegations">
          {held.map((one) => (
            <li key={keyOfLine(one)} className="delegation">
              <span>
                <strong>{hoursOf(one)}</strong>
                <span className="under">
                  {one.place}, {communeName(one.commune)}
                </span>
              </span>
              <Button small look="quiet" onClick={() => void remove(one)}>
                Retirer<span className="unseen"> {hoursOf(one)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && <Add holder={holder} close={() => add(false)} />}
    </section>
  );
};
