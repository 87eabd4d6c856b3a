import { cancellation, entry, keeping, referentNaming } from "../../../domain/parcours/input.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { openParcours } from "../dossier/view.ts";
import { DateField } from "../form/DateField.tsx";
import { SelectField, TextArea } from "../form/fields.tsx";
import { ReasonFields } from "../form/reason.tsx";

const useCounsellors = () => {
  const { directory } = useNames();
  return (directory?.accounts ?? [])
    .filter((one) => one.roles.includes("counsellor") && one.closedOn === undefined)
    .map(({ id, name }) => ({ value: id, label: name }));
};

/** The person becomes a participant, on a day; their counsellor becomes the referent. */
export const RecordEntry = (props: ActionProps) => {
  const names = useNames();
  const { counsellor } = props.view.card;
  return (
    <CommandDialog
      {...props}
      title="Acter l’entrée en parcours"
      lead={
        counsellor
          ? `Référent : ${names.account(counsellor)}. Seul le responsable peut en nommer un autre.`
          : "Aucun référent n’est proposé : le responsable doit d’abord en nommer un."
      }
      schema={entry}
      defaults={{ date: today() }}
      path="/parcours"
      submit="Acter l’entrée"
      said="Entrée actée : la personne est participante."
    >
      <DateField name="date" label="Date d’entrée" />
    </CommandDialog>
  );
};

/** An entry recorded by mistake: no exit, no entry. */
export const CancelEntry = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Annuler l’entrée"
    lead="Pour une entrée saisie par erreur. Ce n’est pas une sortie : elle ne compte dans aucun chiffre."
    schema={cancellation}
    path="/parcours/cancellation"
    version={openParcours(props.view)?.version}
    submit="Annuler l’entrée"
    look="danger"
    said="Entrée annulée."
  >
    <ReasonFields family="entry-cancellation" />
  </CommandDialog>
);

/** The manager keeps an entry that a later control refused: nobody is silently un-entered. */
export const KeepEntry = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Maintenir l’entrée"
    lead="Le nouveau contrôle a refusé l’entrée de cette personne. Vous la maintenez : dites pourquoi."
    schema={keeping}
    path="/parcours/keeping"
    version={openParcours(props.view)?.version}
    submit="Maintenir l’entrée"
    said="Entrée maintenue."
  >
    <TextArea name="words" label="Pourquoi elle est maintenue" hint="Ni santé, ni infractions." />
  </CommandDialog>
);

export const NameReferent = (props: ActionProps) => {
  const counsellors = useCounsellors();
  return (
    <CommandDialog
      {...props}
      title="Nommer un référent"
      lead="La personne en est informée."
      schema={referentNaming}
      defaults={{ from: today() }}
      path="/referent"
      version={openParcours(props.view)?.version}
      submit="Nommer ce référent"
      said="Référent nommé."
    >
      <SelectField name="account" label="Référent" choices={counsellors} />
      <DateField name="from" label="À partir du" optional />
    </CommandDialog>
  );
};
