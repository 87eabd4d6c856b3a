import { useEffect, useState } from "react";
import type { Draft } from "../../../domain/control/answer.ts";
import type { SeenControl } from "../dossier/view.ts";
import {
  draftOf,
  type Item,
  type Review,
  reviewFrom,
  type Saying,
  type Verdict,
} from "./review.ts";
import { useDraft } from "./useDraft.ts";

const kept = (control: SeenControl) =>
  reviewFrom(control.draft as Partial<Draft> | null | undefined);

/** A review under way, kept as a draft at each change; what a colleague or another tab kept is taken up. */
export const useReview = (dossierId: string, control: SeenControl, items: readonly Item[]) => {
  const [review, setReview] = useState<Review>(() => kept(control));
  const draft = useDraft(dossierId, control.version);
  useEffect(() => {
    if (control.version <= draft.version() || draft.isHeld()) return;
    draft.rebase(control.version);
    setReview(kept(control));
  }, [control, draft.version, draft.isHeld, draft.rebase]);
  const change = (changed: Review) => {
    setReview(changed);
    draft.keep(draftOf(items, changed));
  };
  return {
    ...review,
    draft,
    /** Says a verdict of an item, or takes it back. */
    put: (item: Item, verdict: Verdict | undefined) => {
      const { [item.key]: _before, ...others } = review.verdicts;
      const verdicts = verdict ? { ...others, [item.key]: verdict } : others;
      change({ ...review, verdicts });
    },
    say: (saying: Saying) => change({ ...review, saying }),
    /** Takes up the draft that the platform holds, instead of what is held here. */
    takeUp: () => {
      draft.drop();
      draft.rebase(control.version);
      setReview(kept(control));
    },
    /** Keeps what is held here, over the draft that the platform holds. */
    insist: () => {
      draft.rebase(control.version);
      draft.keep(draftOf(items, review));
      return draft.flush();
    },
  };
};

export type UnderReview = ReturnType<typeof useReview>;
