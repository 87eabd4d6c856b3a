import { type DocumentFault, documentFaults } from "../../../domain/control/control.ts";
import { useShortcut } from "../shell/shortcut.ts";

const faults = Object.keys(documentFaults) as DocumentFault[];

type Acts = {
  readonly move: (step: number) => void;
  readonly accept: () => void;
  readonly beginRefusal: () => void;
  readonly giveUpRefusal: () => void;
  readonly refuse: (fault: DocumentFault) => void;
  readonly clear: () => void;
  readonly decide: () => void;
  readonly next: () => void;
};

/** The keys of a review (`Keys.tsx` tells them); the figures name a fault while a refusal is being said. */
export const useReviewKeys = (acts: Acts, isRefusing: boolean): void => {
  useShortcut("j", () => acts.move(1));
  useShortcut("k", () => acts.move(-1));
  useShortcut("a", acts.accept);
  useShortcut("r", acts.beginRefusal);
  useShortcut("Escape", acts.giveUpRefusal, isRefusing);
  useShortcut("e", acts.clear);
  useShortcut("d", acts.decide);
  useShortcut("n", acts.next);
  useShortcut("1", () => acts.refuse(faults[0] ?? "other"), isRefusing);
  useShortcut("2", () => acts.refuse(faults[1] ?? "other"), isRefusing);
  useShortcut("3", () => acts.refuse(faults[2] ?? "other"), isRefusing);
  useShortcut("4", () => acts.refuse(faults[3] ?? "other"), isRefusing);
  useShortcut("5", () => acts.refuse(faults[4] ?? "other"), isRefusing);
};
