import type { ReactNode } from "react";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { type Said, Side, useSides } from "./Compared.tsx";
import type { Values } from "./useDomainForm.ts";

/** How a form shows both sides when somebody else changed what it is about. */
export type Conflict<Output> = {
  /** What stands now, as values of this form. */
  readonly standing?: Values;
  /** What else there is to say of it: who did what. */
  readonly theirs?: ReactNode;
  /** Both sides in words of their own, when the fields say too little. */
  readonly compare?: { readonly theirs: Said; readonly mine: (values: Output) => Said };
  /** Leaves the form, what was typed being forgotten. */
  readonly giveUp: () => void;
};

type Props<Output> = {
  conflict: Conflict<Output>;
  /** What the person was about to send. */
  values: Output;
  sendAnyway: () => void;
  giveUp: () => void;
  close: () => void;
};

/** Somebody changed it meanwhile: both are shown, the person chooses. */
export const ConflictDialog = <Output,>(props: Props<Output>) => {
  const { compare, standing, theirs } = props.conflict;
  const sides = useSides(standing);
  const there = compare?.theirs ?? sides.theirs;
  return (
    <Dialog title="Ce dossier a changé entre-temps" open wide firm close={props.close}>
      <p>
        Quelqu’un d’autre l’a modifié pendant votre saisie. Rien n’est perdu : comparez, puis
        choisissez.
      </p>
      <div className="conflict-sides">
        <section aria-label="Maintenant dans le dossier">
          <h3>Maintenant dans le dossier</h3>
          {there && <Side said={there} />}
          {theirs}
        </section>
        <section aria-label="Votre saisie">
          <h3>Votre saisie</h3>
          <Side said={compare?.mine(props.values) ?? sides.mine} />
        </section>
      </div>
      <div className="button-row">
        <Button look="primary" onClick={props.sendAnyway}>
          Envoyer ma saisie sur le dossier actuel
        </Button>
        <Button onClick={props.close}>Revenir à ma saisie</Button>
        <Button look="danger" onClick={props.giveUp}>
          Abandonner ma saisie
        </Button>
      </div>
    </Dialog>
  );
};
