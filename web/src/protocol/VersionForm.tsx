import { useFormContext, useWatch } from "react-hook-form";
import * as z from "zod";
import { protocolDifferences } from "../../../domain/protocol/differences.ts";
import { type ProtocolDraft, protocolDraft } from "../../../domain/protocol/draft.ts";
import type { ProtocolVersion, UncertainPart } from "../../../domain/protocol/protocol.ts";
import { COMMUNES } from "../../../domain/territory/communes.ts";
import { today } from "../api/clock.ts";
import { useIntention } from "../api/intention.ts";
import { useSettings } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckboxesField, CheckField, RadioField, TextField } from "../form/fields.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { longDate } from "../kit/french.ts";
import { toast } from "../kit/Toast.tsx";
import { CriteriaField } from "./CriteriaField.tsx";
import { keepVersion, type ProtocolView } from "./calls.ts";
import { Differences } from "./Differences.tsx";
import { DryRun } from "./DryRun.tsx";
import { fieldOf, type TypedVersion, typedFrom, versionOf } from "./draft.ts";

/** The domain’s own schema, its faults told on the fields of this form. */
const schema = z.unknown().transform((given, context): ProtocolDraft => {
  const read = protocolDraft.safeParse(versionOf(given as TypedVersion));
  if (read.success) return read.data;
  for (const { message, path } of read.error.issues)
    context.addIssue({ code: "custom", message, path: fieldOf(path).split(".") });
  return z.NEVER;
});

const useTyped = () => useWatch() as TypedVersion;

/** What the draft changes from the version in force, while it is written. */
const Live = ({ base }: { base: ProtocolVersion }) => {
  const { kind } = useSettings();
  const { from: _from, ...after } = versionOf(useTyped());
  const known = { ...base, ...after, minimumAge: { ...base.minimumAge, ...after.minimumAge } };
  const differences = protocolDifferences(base, known as ProtocolVersion, kind);
  return differences.length === 0 ? (
    <p className="soft">Rien ne change encore par rapport à la version en vigueur.</p>
  ) : (
    <Differences
      caption="Ce qui change par rapport à la version en vigueur"
      differences={differences}
    />
  );
};

const Try = () => {
  const form = useFormContext();
  return (
    <DryRun
      draft={() =>
        new Promise((resolve) => {
          const read = form.handleSubmit(
            (values) => resolve(values as unknown as ProtocolDraft),
            () => resolve(undefined),
          );
          void read();
        })
      }
    />
  );
};

const ConfirmedField = ({ part, label }: { part: UncertainPart; label: string }) => (
  <CheckField name={`confirmed.${part}`} label={label} optional />
);

const CommunesFields = () => {
  const chosen = useTyped().communes || [];
  const outside = COMMUNES.filter(({ insee }) => !chosen.includes(insee));
  const confirmed = useTyped().confirmed?.communes;
  return (
    <section className="protocol-part">
      <div className="part-head">
        <h3>
          {chosen.length} communes sur {COMMUNES.length}
        </h3>
        {!confirmed && <Badge tone="wait">À confirmer par le PLIE</Badge>}
      </div>
      <CheckboxesField
        name="communes"
        label="Communes adhérentes"
        hint={
          outside.length === 0
            ? "Le PLIE travaille dans 16 des 17 communes : décochez celle qui n’adhère pas."
            : `Hors du PLIE : ${outside.map(({ name }) => name).join(", ")}.`
        }
        choices={COMMUNES.map(({ insee, name }) => ({ value: insee, label: name }))}
        beside
      />
      <ConfirmedField part="communes" label="Le PLIE a confirmé cette liste de communes" />
    </section>
  );
};

/** A new version, made from the one in force; it begins on a day to come. */
export const VersionForm = ({ base, close }: { base: ProtocolView; close: () => void }) => {
  const { keyOf, done } = useIntention();
  return (
    <section className="card version-form">
      <h2>Nouvelle version</h2>
      <p className="soft">
        Elle part de celle en vigueur depuis le {longDate(base.from)}, et prendra sa suite le jour
        que vous choisissez.
      </p>
      <Form
        schema={schema}
        defaults={typedFrom(base, today())}
        submit="Enregistrer cette version"
        draft={{ key: `protocole.${base.from}` }}
        aside={<Button onClick={close}>Fermer</Button>}
        send={async (values) => {
          await keepVersion(values, keyOf(values));
          done();
          toast(`Version enregistrée : elle sera en vigueur le ${longDate(values.from)}.`);
          close();
        }}
      >
        <DateField
          name="from"
          label="En vigueur à partir du"
          hint="Un jour à venir : les demandes faites avant restent jugées par la version de leur jour."
        />
        <CommunesFields />
        <section className="protocol-part">
          <div className="field-row">
            <TextField name="age" label="Âge minimum, en ans" inputMode="numeric" narrow />
            <RadioField
              name="reading"
              label="Comment le lire"
              choices={[
                { value: "reached", label: "Âge atteint le jour de l’entrée" },
                {
                  value: "over",
                  label: "Un an de plus",
                  hint: "« plus de 26 ans » lu comme 27 ans",
                },
              ]}
            />
          </div>
          <ConfirmedField part="minimumAge" label="Le PLIE a confirmé cet âge" />
        </section>
        <CriteriaField name="criteria" label="Critères d’entrée et justificatifs" />
        <ConfirmedField part="criteria" label="Le PLIE a confirmé ces critères" />
        <CriteriaField name="exit" label="Justificatifs de sortie" />
        <ConfirmedField part="exit" label="Le PLIE a confirmé ces justificatifs" />
        <section className="protocol-part">
          <h3>Ce qui change</h3>
          <Live base={base} />
          <Try />
        </section>
      </Form>
    </section>
  );
};
