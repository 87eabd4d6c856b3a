import { useWatch } from "react-hook-form";
import * as z from "zod";
import { slotsOpened } from "../../../domain/slot/input.ts";
import { offeredDays } from "../../../domain/slot/offer.ts";
import { useIntention } from "../api/intention.ts";
import { useNames } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { SelectField, TextField } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { toast } from "../kit/Toast.tsx";
import { hasRole, useMe } from "../session/me.ts";
import { openSlots } from "./calls.ts";

/** « 9h, 9h45 10:30 » as times: what people type. */
export const timesOf = (typed: string): readonly string[] =>
  [...typed.matchAll(/(\d{1,2})\s*[h:]\s*(\d{2})?/gi)].map(
    ([, hours = "", minutes = "00"]) => `${hours.padStart(2, "0")}:${minutes}`,
  );

const schema = z.preprocess((given) => {
  const { times, ...rest } = given as { times?: unknown };
  return { ...rest, times: typeof times === "string" ? timesOf(times) : [] };
}, slotsOpened);

const Counsellor = () => {
  const { directory } = useNames();
  const antenne = useWatch({ name: "antenne" }) as string | undefined;
  const choices = (directory?.accounts ?? [])
    .filter(
      (one) =>
        !one.closedOn && one.roles.includes("counsellor") && one.antennes.includes(antenne ?? ""),
    )
    .map(({ id, name }) => ({ value: id, label: name }));
  return <SelectField name="counsellor" label="Conseiller" choices={choices} />;
};

type Props = {
  antennes: readonly { readonly id: string; readonly name: string }[];
  antenne: string;
  close: () => void;
};

/** Opens several hours of a day at once. */
export const OpenDialog = ({ antennes, antenne, close }: Props) => {
  const me = useMe();
  const { keyOf, done } = useIntention();
  return (
    <Dialog title="Ouvrir des créneaux" open close={close}>
      <Form
        schema={schema}
        defaults={{ antenne, counsellor: hasRole(me, "counsellor") ? me.id : undefined }}
        submit="Ouvrir les créneaux"
        unguarded
        aside={<Button onClick={close}>Annuler</Button>}
        send={async (values) => {
          await openSlots(values, keyOf(values));
          done();
          toast("Créneaux ouverts.");
          close();
        }}
      >
        <SelectField
          name="antenne"
          label="Antenne"
          choices={antennes.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Counsellor />
        <DateField
          name="date"
          label="Jour"
          hint={`Les partenaires voient les créneaux des ${offeredDays} jours à venir.`}
        />
        <TextField name="times" label="Heures" hint="Par exemple : 9h, 9h45, 10h30." />
        <TextField
          name="place"
          label="Lieu"
          hint="L’adresse de l’antenne, sauf pour une permanence ailleurs."
          optional
        />
      </Form>
    </Dialog>
  );
};
