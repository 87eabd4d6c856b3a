import * as z from "zod";
import { channels } from "../../../domain/appointment/appointment.ts";
import { identityOn } from "../../../domain/person/identity.ts";
import {
  identityCorrected,
  residenceRecorded,
  situationDeclared,
} from "../../../domain/person/input.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { today } from "../api/clock.ts";
import type { DossierView } from "../dossier/view.ts";
import { BirthField } from "../form/BirthField.tsx";
import { DateField } from "../form/DateField.tsx";
import { choicesOf, RadioField, TextField } from "../form/fields.tsx";
import { PlaceField } from "../form/PlaceField.tsx";
import { sexes } from "../referral/words.ts";
import { SituationFields } from "./SituationFields.tsx";

/** The whole identity as it should read, and how to reach the person. */
export const CorrectIdentity = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Corriger l’identité"
    schema={identityCorrected.extend({ identity: identityOn(today()) })}
    of={({ person }) => ({ identity: person.identity, contact: person.contact })}
    path="/identity"
    method="PUT"
    version={props.view.person.version}
    submit="Enregistrer"
    said="Identité corrigée."
    wide
  >
    <div className="field-row">
      <TextField name="identity.firstNames" label="Prénoms" />
      <TextField name="identity.birthName" label="Nom de naissance" />
      <TextField name="identity.usedName" label="Nom d’usage" optional />
    </div>
    <RadioField name="identity.sex" label="Sexe" choices={sexes} beside />
    <div className="field-row">
      <BirthField name="identity.birth" label="Date de naissance" />
      <TextField name="identity.birthPlace" label="Lieu de naissance" optional />
      <TextField name="identity.franceTravailId" label="Identifiant France Travail" optional />
    </div>
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
  </CommandDialog>
);

/** Where the person lives now, as the form of a new address holds it. */
const home = ({ person }: DossierView) => {
  const last = person.residences?.at(-1);
  return {
    residence: {
      commune: last?.commune,
      associatedCommune: last?.associatedCommune,
      street: last?.address?.street,
      communeName: last?.address?.communeName,
    },
    from: last?.from,
  };
};

/** The place field groups what it holds; the command wants it flat. */
const placed = z.preprocess((given) => {
  const { residence, from } = given as { residence?: Record<string, unknown>; from?: unknown };
  const street = ((residence?.street ?? []) as unknown[]).filter(Boolean);
  return { ...residence, street, from };
}, residenceRecorded);

export const RecordResidence = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Nouvelle adresse"
    lead="L’ancienne adresse reste dans l’histoire, avec ses dates."
    schema={placed}
    defaults={{ from: today() }}
    of={home}
    path="/residence"
    method="PUT"
    version={props.view.person.version}
    submit="Enregistrer l’adresse"
    said="Adresse enregistrée."
  >
    <PlaceField name="residence" label="Commune" />
    <TextField name="residence.street.0" label="Numéro et rue" optional />
    <DateField name="from" label="Depuis le" />
  </CommandDialog>
);

export const DeclareSituation = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Situation déclarée"
    lead="Ce que la personne dit de sa situation. Rien n’est obligatoire ; la demande d’entrée le reprend."
    schema={situationDeclared}
    of={({ person }) => ({ ...person.situation })}
    path="/situation"
    method="PUT"
    version={props.view.person.version}
    submit="Enregistrer la situation"
    said="Situation enregistrée."
    wide
  >
    <SituationFields />
  </CommandDialog>
);
