import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useCommand } from "../api/command.ts";
import { asProblem } from "../api/problem.ts";
import type { DossierView, SeenControl } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { count, longDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { DraftConflict } from "./DraftConflict.tsx";
import { DraftGuard } from "./DraftGuard.tsx";
import { Keys } from "./Keys.tsx";
import { type Item, unreviewed } from "./review.ts";
import type { UnderReview } from "./useReview.ts";

const savingWords = {
  saved: "brouillon enregistré",
  saving: "enregistrement…",
  failed: "brouillon non enregistré",
} as const;

/** The draft could not be kept: why, and how to go on. */
const Unsaved = ({ compare, review }: { compare: () => void; review: UnderReview }) => {
  const { problem, flush } = review.draft;
  if (problem === undefined) return null;
  return (
    <Notice tone="stop" title="Votre brouillon n’est pas enregistré" urgent>
      <p>{problem.message}</p>
      <div>
        {problem.conflict ? (
          <Button small onClick={compare}>
            Comparer et choisir
          </Button>
        ) : (
          <Button small onClick={() => void flush()}>
            Réessayer
          </Button>
        )}
      </div>
    </Notice>
  );
};

type Props = {
  view: DossierView;
  control: SeenControl;
  items: readonly Item[];
  review: UnderReview;
  next: () => void;
  decide: () => void;
};

/** How far the review is, and the ways out of it: another dossier, giving it back, deciding. */
export const ControlHead = ({ view, control, items, review, next, decide }: Props) => {
  const release = useCommand();
  const [comparing, setComparing] = useState(false);
  const { draft } = review;
  const left = unreviewed(items, review.verdicts);
  const giveBack = async () => {
    if (!(await draft.flush())) return;
    release.mutate({
      path: `/dossiers/${view.id}/control/release`,
      version: draft.version(),
    });
  };
  return (
    <>
      <div className="control-head">
        <p className="soft" role="status">
          Demande du {longDate(control.requestDate)} ·{" "}
          {left === 0 ? "toutes les pièces sont examinées" : `${count(left, "pièce")} à examiner`} ·{" "}
          {savingWords[draft.state]}
        </p>
        <div className="button-row">
          <Keys />
          <Link
            to="/dossiers/$dossierId"
            params={{ dossierId: view.id }}
            className="button quiet small"
          >
            Voir le dossier
          </Link>
          <Button small pending={release.isPending} onClick={() => void giveBack()}>
            Rendre ce contrôle
          </Button>
          <Button small shortcut="n" onClick={next}>
            Suivant
          </Button>
          <Button look="primary" shortcut="d" onClick={decide}>
            Décider
          </Button>
        </div>
      </div>
      <Unsaved review={review} compare={() => setComparing(true)} />
      {release.error && (
        <Notice tone="stop" title="Le contrôle n’a pas pu être rendu" urgent>
          <p>{asProblem(release.error).message}</p>
        </Notice>
      )}
      {comparing && (
        <DraftConflict
          view={view}
          control={control}
          items={items}
          review={review}
          close={() => setComparing(false)}
        />
      )}
      <DraftGuard draft={draft} />
    </>
  );
};
