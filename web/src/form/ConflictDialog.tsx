import type { ReactNode } from "react";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";

type Props = {
  /** What stands now, made by somebody else. */
  theirs: ReactNode;
  /** What the person was about to send. */
  mine: ReactNode;
  sendAnyway: () => void;
  giveUp: () => void;
  close: () => void;
};

/** Somebody changed the dossier meanwhile: both are shown, the person chooses. */
export const ConflictDialog = ({ theirs, mine, sendAnyway, giveUp, close }: Props) => (
  <Dialog title="Ce dossier a changé entre-temps" open wide firm close={close}>
    <p>
      Quelqu’un d’autre l’a modifié pendant votre saisie. Rien n’est perdu : comparez, puis
      choisissez.
    </p>
    <div className="conflict-sides">
      <section>
        <h3>Maintenant dans le dossier</h3>
        {theirs}
      </section>
      <section>
        <h3>Votre saisie</h3>
        {mine}
      </section>
    </div>
    <div className="button-row">
      <Button look="primary" onClick={sendAnyway}>
        Envoyer ma saisie sur le dossier actuel
      </Button>
      <Button onClick={close}>Revenir à ma saisie</Button>
      <Button look="danger" onClick={giveUp}>
        Abandonner ma saisie
      </Button>
    </div>
  </Dialog>
);
