import { reasoned, withdrawn } from "../../../domain/entry-request/request.ts";
import { nothing } from "../../../domain/fields.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { ReasonFields } from "../form/reason.tsx";

/** The manager finds the request relevant: the automatic check starts. */
export const Validate = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Valider la demande d’entrée"
    lead="Le contrôle automatique démarre aussitôt, puis le Département Statistiques contrôle les pièces."
    schema={nothing}
    path="/entry-request/validation"
    version={props.view.entryRequest?.version}
    submit="Valider"
    said="Demande validée ; le contrôle est demandé."
  />
);

export const Return = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Retourner pour complément"
    lead="Le conseiller reçoit le motif et vos précisions."
    schema={reasoned}
    path="/entry-request/return"
    version={props.view.entryRequest?.version}
    submit="Retourner au conseiller"
    said="Demande retournée au conseiller."
  >
    <ReasonFields family="return" words="asked" />
  </CommandDialog>
);

export const Decline = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Décliner la demande"
    lead="Le dossier est clos. Le partenaire n’en voit qu’un libellé partageable."
    schema={reasoned}
    path="/entry-request/decline"
    version={props.view.entryRequest?.version}
    submit="Décliner la demande"
    look="danger"
    said="Demande déclinée."
  >
    <ReasonFields family="decline" words="asked" />
  </CommandDialog>
);

export const Withdraw = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Retirer la demande d’entrée"
    schema={withdrawn}
    path="/entry-request/withdrawal"
    version={props.view.entryRequest?.version}
    submit="Retirer la demande"
    look="danger"
    said="Demande retirée."
  >
    <ReasonFields family="withdrawal" />
  </CommandDialog>
);
