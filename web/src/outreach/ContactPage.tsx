import { useNavigate, useParams } from "@tanstack/react-router";
import { channels } from "../../../domain/appointment/appointment.ts";
import type { CivilDate } from "../../../domain/date.ts";
import { contactMet } from "../../../domain/outreach/input.ts";
import { identityOn } from "../../../domain/person/identity.ts";
import { call } from "../api/client.ts";
import { today } from "../api/clock.ts";
import type { Executed } from "../api/command.ts";
import { settle } from "../api/command.ts";
import { useIntention } from "../api/intention.ts";
import { BirthField } from "../form/BirthField.tsx";
import { Form } from "../form/Form.tsx";
import { choicesOf, RadioField, TextField } from "../form/fields.tsx";
import { PlaceField } from "../form/PlaceField.tsx";
import { withResidence } from "../form/residence.ts";
import { toast } from "../kit/Toast.tsx";
import { SituationFields } from "../person/SituationFields.tsx";
import { sexes } from "../referral/words.ts";
import { Page } from "../shell/Page.tsx";

const schemaOn = (day: CivilDate) =>
  withResidence(contactMet.extend({ identity: identityOn(day) }));

/** Somebody met in an outreach action. */
export const ContactPage = () => {
  const { actionId } = useParams({ from: "/signed-in/reperage/$actionId/personne" });
  const navigate = useNavigate();
  const { keyOf, done } = useIntention();
  return (
    <Page
      title="Personne rencontrée"
      lead="Elle n’est pas participante : elle est comptée à part, et peut entrer dans le sas."
      back={{ to: "/reperage/$actionId", params: { actionId }, label: "Action de repérage" }}
      narrow
    >
      <Form
        schema={schemaOn(today())}
        submit="Enregistrer la personne"
        draft={{ key: `contact.${actionId}` }}
        send={async (values) => {
          const executed = await call<Executed>({
            method: "POST",
            path: `/outreach-actions/${actionId}/contacts`,
            body: values,
            key: keyOf(values),
          });
          done();
          await settle(executed);
          toast("Personne enregistrée.");
          void navigate({ to: "/dossiers/$dossierId", params: { dossierId: executed.dossier } });
        }}
      >
        <div className="field-row">
          <TextField name="identity.firstNames" label="Prénoms" />
          <TextField name="identity.birthName" label="Nom de naissance" />
        </div>
        <RadioField name="identity.sex" label="Sexe" choices={sexes} beside />
        <BirthField name="identity.birth" label="Date de naissance" />
        <RadioField
          name="contact.channel"
          label="Moyen de contact préféré"
          choices={choicesOf(channels)}
          beside
        />
        <div className="field-row">
          <TextField name="contact.phone" label="Téléphone" optional inputMode="tel" />
          <TextField name="contact.email" label="Courriel" optional inputMode="email" />
        </div>
        <PlaceField name="residence" label="Commune où vit la personne" />
        <details className="group">
          <summary>Situation (facultatif)</summary>
          <SituationFields at="situation." />
        </details>
      </Form>
    </Page>
  );
};
