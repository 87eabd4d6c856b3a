import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { type DossierView, dossierQuery, type SeenControl } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { ReviewSummary } from "./ReviewSummary.tsx";
import { draftOf, type Item, reviewFrom } from "./review.ts";
import type { UnderReview } from "./useReview.ts";

type Props = {
  view: DossierView;
  control: SeenControl;
  items: readonly Item[];
  review: UnderReview;
  close: () => void;
};

/** The same control was reviewed in another tab meanwhile: both reviews are shown, the person chooses. */
export const DraftConflict = ({ view, control, items, review, close }: Props) => {
  const { refetch } = useQuery({ ...dossierQuery(view.id), enabled: false });
  useEffect(() => void refetch(), [refetch]);
  return (
    <Dialog title="Ce contrôle a changé entre-temps" open wide firm close={close}>
      <p>Il a été examiné dans un autre onglet. Rien n’est perdu : comparez, puis choisissez.</p>
      <div className="conflict-sides">
        <section aria-label="Examen enregistré">
          <h3>Examen enregistré</h3>
          <ReviewSummary {...draftOf(items, reviewFrom(control.draft ?? undefined))} />
        </section>
        <section aria-label="Votre examen">
          <h3>Votre examen</h3>
          <ReviewSummary {...draftOf(items, review)} />
        </section>
      </div>
      <div className="button-row">
        <Button
          look="primary"
          onClick={() => {
            void review.insist();
            close();
          }}
        >
          Garder mon examen
        </Button>
        <Button
          onClick={() => {
            review.takeUp();
            close();
          }}
        >
          Reprendre l’examen enregistré
        </Button>
        <Button look="quiet" onClick={close}>
          Choisir plus tard
        </Button>
      </div>
    </Dialog>
  );
};
