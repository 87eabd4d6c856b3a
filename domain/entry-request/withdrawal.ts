import { withdrawControl } from "../control/withdrawal.ts";
import type { Change } from "../decider.ts";
import { type Dossier, latest } from "../dossier/dossier.ts";

/** A request that is not judged to its end: with the counsellor, with the manager, or at the control. */
const pending = ["draft", "submitted", "returned", "validated"];

/** An entry request goes with what carries it, and the control that waits goes with the request; none is no change. */
export const withdrawRequest = (
  dossier: Dossier,
  { code, words }: { readonly code: string; readonly words?: string | undefined },
): readonly Change[] => {
  const request = latest(dossier, "entry-request");
  if (request === undefined || !pending.includes(request.state.status)) return [];
  return [
    {
      kind: "entry-request",
      id: request.id,
      events: [
        { type: "entry-request-withdrawn", data: { code }, ...(words && { words: { words } }) },
      ],
    },
    ...withdrawControl(dossier, code),
  ];
};
