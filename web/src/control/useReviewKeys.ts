import { useSettings } from "../api/reference.ts";
import { useShortcut, useShortcuts } from "../shell/shortcut.ts";

type Acts = {
  readonly move: (step: number) => void;
  readonly accept: () => void;
  readonly beginRefusal: () => void;
  readonly giveUpRefusal: () => void;
  readonly refuse: (fault: string) => void;
  readonly clear: () => void;
  readonly decide: () => void;
  readonly next: () => void;
};

/** The keys of a review (`Keys.tsx` tells them); the figures name a fault while a refusal is being said. */
export const useReviewKeys = (acts: Acts, isRefusing: boolean): void => {
  const faults = useSettings().reasons("document");
  useShortcut("j", () => acts.move(1));
  useShortcut("k", () => acts.move(-1));
  useShortcut("a", acts.accept);
  useShortcut("r", acts.beginRefusal);
  useShortcut("Escape", acts.giveUpRefusal, isRefusing);
  useShortcut("e", acts.clear);
  useShortcut("d", acts.decide);
  useShortcut("n", acts.next);
  useShortcuts(
    "123456789",
    (place) => faults[place] && acts.refuse(faults[place].value),
    isRefusing,
  );
};
