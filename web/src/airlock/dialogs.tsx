import { airlockOutcomes, sessionModes } from "../../../domain/airlock/airlock.ts";
import { airlockClosed, airlockSession, airlockStarted } from "../../../domain/airlock/input.ts";
import { themes } from "../../../domain/diagnosis/diagnosis.ts";
import { contactOutcomes } from "../../../domain/outreach/contact.ts";
import { contactEnded, contactReferred } from "../../../domain/outreach/input.ts";
import { noticeMeans } from "../../../domain/referral/referral.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { today } from "../api/clock.ts";
import { DateField } from "../form/DateField.tsx";
import { CheckboxesField, CheckField, choicesOf, RadioField, TextArea } from "../form/fields.tsx";
import { notice } from "../referral/words.ts";

export const Start = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Ouvrir le sas de diagnostic"
    lead="La personne n’est pas participante : elle est comptée à part."
    schema={airlockStarted}
    defaults={{ on: today() }}
    path="/airlock"
    submit="Ouvrir le sas"
    said="Sas ouvert."
  >
    <DateField name="on" label="À partir du" optional />
  </CommandDialog>
);

export const Session = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Noter une séance du sas"
    schema={airlockSession}
    defaults={{ date: today(), mode: "alone", needs: [] }}
    path="/airlock/sessions"
    version={props.view.airlock?.version}
    submit="Enregistrer la séance"
    said="Séance notée."
    wide
  >
    <DateField name="date" label="Date" />
    <RadioField name="mode" label="Séance" choices={choicesOf(sessionModes)} beside />
    <CheckboxesField
      name="needs"
      label="Besoins abordés"
      choices={choicesOf(themes)}
      beside
      optional
    />
    <TextArea name="content" label="Ce qui a été dit" hint="Ni santé, ni infractions." optional />
  </CommandDialog>
);

export const Close = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Conclure le sas"
    schema={airlockClosed}
    defaults={{ on: today() }}
    path="/airlock/outcome"
    version={props.view.airlock?.version}
    submit="Conclure"
    said="Sas conclu."
  >
    <RadioField name="kind" label="Issue" choices={choicesOf(airlockOutcomes)} />
    <DateField name="on" label="Le" optional />
    <TextArea name="words" label="Précisions" optional rows={3} />
  </CommandDialog>
);

/** The contact becomes an orientation in the same dossier: nothing is asked twice. */
export const Refer = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Orienter vers le PLIE"
    lead="L’identité et les coordonnées déjà saisies sont reprises."
    schema={contactReferred}
    defaults={{ notice: { version: notice.version } }}
    path="/referral"
    submit="Orienter"
    said="Orientation enregistrée."
  >
    <TextArea name="reason" label="Pourquoi cette orientation ?" hint="Ni santé, ni infractions." />
    <RadioField
      name="notice.means"
      label="Comment la notice d’information a-t-elle été donnée ?"
      hint={notice.text}
      choices={choicesOf(noticeMeans)}
      beside
    />
    <CheckField name="told" label="La personne a été informée et souhaite être contactée" />
  </CommandDialog>
);

/** Somebody met who goes no further, without an airlock. */
export const CloseContact = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Clore ce contact"
    lead="La personne reste comptée parmi les contacts ; elle pourra revenir."
    schema={contactEnded}
    path="/contact/closing"
    version={props.view.contact?.version}
    submit="Clore le contact"
    said="Contact clos."
  >
    <RadioField
      name="kind"
      label="Ce que la personne devient"
      choices={choicesOf(contactOutcomes)}
    />
    <TextArea
      name="words"
      label="Précisions"
      hint="Vers qui, ce qui a été dit. Ni santé, ni infractions."
      optional
      rows={3}
    />
  </CommandDialog>
);
