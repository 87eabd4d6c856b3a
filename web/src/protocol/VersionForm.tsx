import { useWatch } from "react-hook-form";
import * as z from "zod";
import { addDays } from "../../../domain/date.ts";
import { protocolDifferences } from "../../../domain/protocol/differences.ts";
import { protocolDraft } from "../../../domain/protocol/draft.ts";
import { UNCERTAIN_PART_LABELS, type UncertainPart } from "../../../domain/protocol/protocol.ts";
import { COMMUNES } from "../../../domain/territory/communes.ts";
import { call } from "../api/client.ts";
import { today } from "../api/clock.ts";
import { useIntention } from "../api/intention.ts";
import { queries } from "../api/queries.ts";
import { useSettings } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckboxesField, RadioField, TextField } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { toast } from "../kit/Toast.tsx";
import type { ProtocolView } from "./calls.ts";
import { Differences } from "./Differences.tsx";

type Typed = {
  from?: string;
  communes?: string[];
  age?: string;
  reading?: string;
  toBeConfirmed?: string[];
};

const draftFrom = (base: ProtocolView, typed: Typed) => ({
  from: typed.from,
  communes: typed.communes || [],
  minimumAge: { age: Number(typed.age), reading: typed.reading },
  criteria: base.criteria,
  exit: base.exit,
  toBeConfirmed: typed.toBeConfirmed || [],
});

/** The difference to the version in force, while the new one is written. */
const Live = ({ base }: { base: ProtocolView }) => {
  const [communes, age, reading, toBeConfirmed] = useWatch({
    name: ["communes", "age", "reading", "toBeConfirmed"],
  }) as [string[], string, "reached" | "over", UncertainPart[]];
  const { kind } = useSettings();
  const after = {
    ...base,
    communes: communes || [],
    minimumAge: { age: Number(age) || base.minimumAge.age, reading },
    toBeConfirmed: toBeConfirmed || [],
  };
  const differences = protocolDifferences(base, after, kind);
  return differences.length === 0 ? (
    <p className="soft">Rien ne change encore par rapport à la version en vigueur.</p>
  ) : (
    <Differences differences={differences} />
  );
};

/** A new version, made from the one in force; it begins on a day to come. */
export const VersionForm = ({ base, close }: { base: ProtocolView; close: () => void }) => {
  const { keyOf, done } = useIntention();
  const schema = z.preprocess((given) => draftFrom(base, given as Typed), protocolDraft);
  return (
    <section className="card">
      <h2>Nouvelle version</h2>
      <Form
        schema={schema}
        defaults={{
          from: addDays(today(), 1),
          communes: [...base.communes],
          age: String(base.minimumAge.age),
          reading: base.minimumAge.reading,
          toBeConfirmed: [...base.toBeConfirmed],
        }}
        submit="Enregistrer cette version"
        draft={{ key: "protocole" }}
        aside={<Button onClick={close}>Annuler</Button>}
        send={async (values) => {
          await call({ method: "POST", path: "/protocols", body: values, key: keyOf(values) });
          done();
          await queries.invalidateQueries({ queryKey: ["protocols"] });
          toast(
            "Version enregistrée. Essayez-la sur les dossiers ouverts avant qu’elle ne commence.",
          );
          close();
        }}
      >
        <DateField name="from" label="En vigueur à partir du" hint="Un jour à venir." />
        <div className="field-row">
          <TextField name="age" label="Âge minimum" inputMode="numeric" narrow />
          <RadioField
            name="reading"
            label="Lecture"
            choices={[
              { value: "reached", label: "Âge atteint" },
              { value: "over", label: "Un an de plus" },
            ]}
          />
        </div>
        <CheckboxesField
          name="communes"
          label="Communes adhérentes"
          choices={COMMUNES.map(({ insee, name }) => ({ value: insee, label: name }))}
          beside
        />
        <CheckboxesField
          name="toBeConfirmed"
          label="Reste à confirmer par le PLIE"
          choices={Object.entries(UNCERTAIN_PART_LABELS).map(([value, label]) => ({
            value,
            label,
          }))}
          optional
        />
        <Live base={base} />
      </Form>
    </section>
  );
};
