import { useCommand } from "../api/command.ts";
import { Refused } from "../dossier/Refused.tsx";
import type { DossierView } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import type { Candidate } from "./calls.ts";

/** One person, or two. */
export type Answer = "same" | "two";

const consequence = (answer: Answer, view: DossierView, other: Candidate): string => {
  if (answer === "two")
    return `Les dossiers ${view.card.number} et ${other.number} ne seront plus proposés l’un pour l’autre.`;
  return other.stage === "closed"
    ? `Le dossier ${view.card.number} devient un nouveau passage de la personne du dossier ${other.number}.`
    : `Le dossier ${view.card.number} se ferme, son rendez-vous s’il y en a un est annulé, et ${other.number} continue pour les deux.`;
};

type Props = {
  view: DossierView;
  other: Candidate;
  answer: Answer;
  close: () => void;
  answered: () => void;
};

/** Asked before it is done: nobody takes it back. */
export const PairQuestion = ({ view, other, answer, close, answered }: Props) => {
  const command = useCommand();
  const send = () =>
    command.mutate(
      {
        path: `/dossiers/${view.id}/${answer === "same" ? "attachment" : "distinctions"}`,
        body: { dossier: other.dossier },
      },
      { onSuccess: answered },
    );
  return (
    <Dialog
      title={answer === "same" ? "Une seule personne ?" : "Deux personnes ?"}
      open
      close={close}
    >
      <p>{consequence(answer, view, other)} Cela ne se défait pas.</p>
      <Refused error={command.error} dossierId={view.id} />
      <div className="button-row">
        <Button look="primary" pending={command.isPending} onClick={send}>
          {answer === "same" ? "Rattacher" : "Confirmer deux personnes"}
        </Button>
        <Cancel />
      </div>
    </Dialog>
  );
};
