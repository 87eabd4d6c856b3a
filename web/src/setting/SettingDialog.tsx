import * as z from "zod";
import { addDays } from "../../../domain/date.ts";
import { civilDate, strict } from "../../../domain/fields.ts";
import { SETTINGS, type SettingName } from "../../../domain/setting/setting.ts";
import { today } from "../api/clock.ts";
import type { SettingView } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckField, RadioField, TextField } from "../form/fields.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";
import type { Change } from "./calls.ts";
import { useSettingChange } from "./change.tsx";
import { choicesFor, fromWords, readValue, valueWords } from "./value.ts";

/** The setting’s own schema reads what was typed, so that nothing is refused later. */
const schemaFor = (setting: SettingView): z.ZodType<Change, unknown> =>
  z.preprocess(
    (given) => {
      const { value, ...rest } = given as { value?: unknown };
      return { ...rest, value: readValue(String(value ?? ""), setting.value) };
    },
    strict({
      value: SETTINGS[setting.name as SettingName].schema() as z.ZodType,
      from: civilDate,
      confirmed: z.boolean().default(false),
    }),
  );

const ValueField = ({ setting }: { setting: SettingView }) => {
  const choices = choicesFor(setting.name);
  if (choices) return <RadioField name="value" label="Nouvelle valeur" choices={choices} />;
  const isList = Array.isArray(setting.value);
  return (
    <TextField
      name="value"
      label={`Nouvelle valeur${setting.unit ? `, en ${setting.unit}` : ""}`}
      hint={isList ? "Plusieurs nombres, séparés par une virgule." : undefined}
      inputMode={isList ? "text" : "numeric"}
      autoComplete="off"
      narrow
    />
  );
};

/** A new value, from a day to come. */
export const SettingDialog = ({ setting, close }: { setting: SettingView; close: () => void }) => {
  const { send, conflict } = useSettingChange(setting, close);
  const planned = setting.next;
  const value = planned?.value ?? setting.value;
  return (
    <Dialog title={setting.label} open close={close}>
      <p>
        Valeur en vigueur : <strong>{valueWords(setting)}</strong>
      </p>
      {planned && (
        <Notice tone="note">
          <p>
            Un changement est déjà prévu {fromWords(planned.from)} :{" "}
            {valueWords({ ...setting, value: planned.value })}.
          </p>
        </Notice>
      )}
      <Form
        schema={schemaFor(setting)}
        defaults={{
          value: Array.isArray(value) ? value.join(", ") : String(value),
          from: planned?.from ?? addDays(today(), 1),
          confirmed: false,
        }}
        submit="Enregistrer"
        aside={<Cancel />}
        send={send}
        conflict={conflict}
      >
        <ValueField setting={setting} />
        <DateField
          name="from"
          label="À partir du"
          hint="Un jour à venir : ce qui est passé garde la valeur de son jour."
        />
        <CheckField
          name="confirmed"
          label="Le PLIE a confirmé cette valeur"
          hint="Sinon elle reste affichée « à confirmer »."
          optional
        />
      </Form>
    </Dialog>
  );
};
