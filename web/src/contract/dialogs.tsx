import { amendment, impossibility, signature } from "../../../domain/contract/input.ts";
import { civilDateOf } from "../../../domain/date.ts";
import { nothing } from "../../../domain/fields.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { useSettings } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { RadioField, TextArea } from "../form/fields.tsx";
import { ReasonFields } from "../form/reason.tsx";
import { shortDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";

export const Produce = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Éditer le contrat d’engagement"
    lead="Le PDF est préparé en quelques secondes ; il apparaît ensuite dans le dossier."
    schema={nothing}
    path="/contract"
    version={props.view.contract?.version}
    submit="Éditer le contrat"
    said="Contrat demandé : il apparaîtra dans le dossier."
  />
);

/** The signed paper, scanned and filed, proves the signatures. */
export const Sign = (props: ActionProps) => {
  const { kind } = useSettings();
  const usable = (props.view.documents ?? []).filter((one) => one.status === "usable");
  const choices = usable.map((one) => ({
    value: one.id,
    label: one.kinds.map(kind).join(", "),
    hint: one.uploadedAt && `Déposé le ${shortDate(civilDateOf(one.uploadedAt))}`,
  }));
  return (
    <CommandDialog
      {...props}
      title="Enregistrer la signature du contrat"
      schema={signature}
      path="/contract/signature"
      version={props.view.contract?.version}
      submit="Enregistrer la signature"
      said="Contrat signé."
    >
      <DateField
        name="signedOn"
        label="Signé le"
        hint="Le jour de la signature, pas celui du scan."
      />
      {choices.length === 0 ? (
        <Notice tone="wait">
          <p>Déposez d’abord le contrat signé parmi les documents du dossier.</p>
        </Notice>
      ) : (
        <RadioField name="document" label="Contrat signé, numérisé" choices={choices} />
      )}
    </CommandDialog>
  );
};

/** The signed contract stays; a piece of its own says what changes. */
export const Amend = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Préparer un avenant"
    lead="Le contrat signé reste tel qu’il est. L’avenant s’édite et se signe comme lui."
    schema={amendment}
    path="/contract/amendment"
    version={props.view.contract?.version}
    submit="Préparer l’avenant"
    said="Avenant préparé : il reste à l’éditer et à le faire signer."
  >
    <TextArea
      name="words"
      label="Ce qui change"
      hint="Sera imprimé et signé. Ni santé, ni infractions."
      rows={6}
    />
  </CommandDialog>
);

export const Impossible = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Contrat impossible à signer"
    schema={impossibility}
    path="/contract/impossibility"
    version={props.view.contract?.version}
    submit="Enregistrer"
    said="Motif enregistré."
  >
    <ReasonFields family="no-contract" />
  </CommandDialog>
);
