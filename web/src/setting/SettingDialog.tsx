import * as z from "zod";
import { addDays } from "../../../domain/date.ts";
import { settingChange } from "../../../domain/setting/change.ts";
import { today } from "../api/clock.ts";
import { useIntention } from "../api/intention.ts";
import type { SettingView } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckField, SelectField, TextField } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { toast } from "../kit/Toast.tsx";
import { changeSetting } from "./calls.ts";
import { choicesFor, readValue } from "./value.ts";

/** A new value, from a day to come. */
export const SettingDialog = ({ setting, close }: { setting: SettingView; close: () => void }) => {
  const { keyOf, done } = useIntention();
  const choices = choicesFor(setting.name);
  const schema = z.preprocess((given) => {
    const { value, ...rest } = given as { value?: unknown };
    return { ...rest, value: readValue(String(value ?? ""), setting.value) };
  }, settingChange);
  const shown = Array.isArray(setting.value) ? setting.value.join(", ") : String(setting.value);
  return (
    <Dialog title={setting.label} open close={close}>
      <Form
        schema={schema}
        defaults={{ value: shown, from: addDays(today(), 1), confirmed: true }}
        submit="Enregistrer"
        unguarded
        aside={<Button onClick={close}>Annuler</Button>}
        send={async (values) => {
          await changeSetting(setting.name, values, keyOf(values));
          done();
          toast("Réglage enregistré.");
          close();
        }}
      >
        {choices ? (
          <SelectField name="value" label="Nouvelle valeur" choices={choices} />
        ) : (
          <TextField
            name="value"
            label={`Nouvelle valeur${setting.unit ? ` (${setting.unit})` : ""}`}
            inputMode={Array.isArray(setting.value) ? "text" : "numeric"}
            narrow
          />
        )}
        <DateField
          name="from"
          label="À partir du"
          hint="Un jour à venir : le passé ne change pas."
        />
        <CheckField name="confirmed" label="Le PLIE a confirmé cette valeur" />
      </Form>
    </Dialog>
  );
};
