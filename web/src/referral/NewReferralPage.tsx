import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { channels } from "../../../domain/appointment/appointment.ts";
import type { CivilDate } from "../../../domain/date.ts";
import { identityOn } from "../../../domain/person/identity.ts";
import { noticeMeans, waysIn } from "../../../domain/referral/referral.ts";
import { submission } from "../../../domain/referral/submission.ts";
import { today } from "../api/clock.ts";
import type { Executed } from "../api/command.ts";
import { useIntention } from "../api/intention.ts";
import { BirthField } from "../form/BirthField.tsx";
import {
  CheckField,
  choicesOf,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "../form/fields.tsx";
import { PlaceField } from "../form/PlaceField.tsx";
import { withResidence } from "../form/residence.ts";
import { type Step, StepForm } from "../form/StepForm.tsx";
import { PlanField } from "../outreach/PlanField.tsx";
import { SituationFields } from "../person/SituationFields.tsx";
import { hasRole, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { SlotField } from "../slot/SlotField.tsx";
import { AntenneField } from "./AntenneField.tsx";
import { submitReferral } from "./calls.ts";
import { Receipt } from "./Receipt.tsx";
import { notice, sexes } from "./words.ts";

const person = (
  <>
    <div className="field-row">
      <TextField name="identity.firstNames" label="Prénoms" autoComplete="off" />
      <TextField name="identity.birthName" label="Nom de naissance" autoComplete="off" />
    </div>
    <TextField
      name="identity.usedName"
      label="Nom d’usage"
      hint="S’il est différent du nom de naissance."
      optional
      autoComplete="off"
    />
    <RadioField name="identity.sex" label="Sexe" choices={sexes} beside />
    <BirthField name="identity.birth" label="Date de naissance" />
    <TextField
      name="identity.franceTravailId"
      label="Identifiant France Travail"
      hint="S’il est connu. Jamais le numéro de sécurité sociale."
      optional
      narrow
      spellCheck={false}
    />
  </>
);

const reaching = (
  <>
    <RadioField
      name="contact.channel"
      label="Comment la personne préfère-t-elle être contactée ?"
      choices={choicesOf(channels)}
      beside
    />
    <div className="field-row">
      <TextField
        name="contact.phone"
        label="Téléphone"
        hint="Demandé pour un SMS ou un appel."
        optional
        type="tel"
        inputMode="tel"
      />
      <TextField
        name="contact.email"
        label="Courriel"
        hint="Demandé s’il est le moyen choisi."
        optional
        type="email"
        inputMode="email"
      />
    </div>
    <PlaceField name="residence" label="Commune où vit la personne" />
    <TextField name="residence.street.0" label="Adresse" hint="Numéro et rue." optional />
  </>
);

const why = (partner: boolean) => (
  <>
    {!partner && (
      <SelectField
        name="wayIn"
        label="Comment la personne est-elle venue ?"
        choices={choicesOf(waysIn)}
      />
    )}
    <TextArea
      name="reason"
      label="Pourquoi orientez-vous cette personne vers le PLIE ?"
      hint="Sa situation, ce qu’elle souhaite. Ni santé, ni infractions, ni numéro de sécurité sociale."
      rows={5}
    />
    {!partner && <PlanField />}
    <AntenneField />
    <SlotField />
    <RadioField
      name="notice.means"
      label="Comment la notice d’information lui a-t-elle été donnée ?"
      hint={notice.text}
      choices={choicesOf(noticeMeans)}
      beside
    />
    <CheckField
      name="told"
      label="La personne a été informée et souhaite être contactée par le PLIE"
    />
  </>
);

const stepsFor = (partner: boolean): readonly Step[] => [
  { title: "La personne", fields: ["identity"], content: person },
  { title: "La joindre", fields: ["contact", "residence"], content: reaching },
  {
    title: "Situation (facultatif)",
    fields: ["situation"],
    content: <SituationFields at="situation." />,
  },
  {
    title: "L’orientation",
    fields: ["wayIn", "reason", "plan", "antenne", "slot", "notice", "told"],
    content: why(partner),
  },
];

/** A birth to come is refused at the step that asks for it, not at the end. */
const schemaOn = (day: CivilDate) =>
  withResidence(submission.extend({ identity: identityOn(day) }));

/** The online orientation form, in a few steps, for partners and staff. */
export const NewReferralPage = () => {
  const me = useMe();
  const navigate = useNavigate();
  const partner = hasRole(me, "prescriber");
  const { keyOf, done } = useIntention();
  const [receipt, setReceipt] = useState<Executed>();
  const [round, setRound] = useState(0);
  if (receipt) {
    const again = () => {
      setReceipt(undefined);
      setRound(round + 1);
    };
    return <Receipt executed={receipt} partner={partner} again={again} />;
  }
  return (
    <Page
      title="Orienter une personne"
      lead="Quatre minutes suffisent. Ce qui n’est pas dit facultatif est nécessaire."
      narrow
    >
      <StepForm
        key={round}
        schema={schemaOn(today())}
        defaults={{
          wayIn: partner ? "partner" : undefined,
          notice: { version: notice.version },
        }}
        draft={{ key: "orientation", ...(partner && { days: 30 }) }}
        steps={stepsFor(partner)}
        submit="Envoyer l’orientation"
        send={async (values) => {
          const executed = await submitReferral(values, keyOf(values));
          done();
          setReceipt(executed);
          await navigate({ to: "/orientations/nouvelle", replace: true });
        }}
      />
    </Page>
  );
};
