import * as z from "zod";
import { addDays } from "../../../domain/date.ts";
import { civilDate, strict } from "../../../domain/fields.ts";
import { SETTINGS, type SettingValues } from "../../../domain/setting/setting.ts";
import { today } from "../api/clock.ts";
import type { SettingView } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckField, TextField } from "../form/fields.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import { useSettingChange } from "./change.tsx";

const schema = strict({
  value: SETTINGS.letterhead.schema(),
  from: civilDate,
  confirmed: z.boolean().default(false),
});

/** What stands at the head of contracts, minutes and letters. */
export const LetterheadDialog = ({
  setting,
  close,
}: {
  setting: SettingView;
  close: () => void;
}) => {
  const { send, conflict } = useSettingChange(setting, close);
  const value = (setting.next?.value ?? setting.value) as SettingValues["letterhead"];
  return (
    <Dialog title={setting.label} open wide close={close}>
      <Form
        schema={schema}
        defaults={{ value, from: setting.next?.from ?? addDays(today(), 1), confirmed: false }}
        submit="Enregistrer"
        aside={<Cancel />}
        send={send}
        conflict={conflict}
      >
        <div className="field-row">
          <TextField name="value.name" label="Nom du PLIE" />
          <TextField name="value.body" label="Structure qui le porte" optional />
        </div>
        <TextField name="value.address" label="Adresse" optional />
        <div className="field-row">
          <TextField name="value.phone" label="Téléphone" type="tel" optional />
          <TextField name="value.email" label="Courriel" type="email" optional />
        </div>
        <CheckField
          name="value.funded"
          label="Cofinancé par l’Union européenne"
          hint="L’emblème et la mention du FSE+ figurent sur les documents."
          optional
        />
        <DateField name="from" label="À partir du" hint="Un jour à venir." />
        <CheckField name="confirmed" label="Le PLIE a confirmé cet en-tête" optional />
      </Form>
    </Dialog>
  );
};
