import type { Change } from "../decider.ts";
import type { Dossier } from "../dossier/dossier.ts";
import { standingControl } from "../dossier/stage.ts";

/** A control that waits for somebody goes with its request; a decision already made stays as it was. */
export const withdrawControl = (dossier: Dossier, code: string): readonly Change[] => {
  const control = standingControl(dossier);
  const waits =
    control && ["waiting", "reserved", "documents-missing"].includes(control.state.status);
  return waits
    ? [
        {
          kind: "control",
          id: control.id,
          events: [{ type: "control-withdrawn", data: { code } }],
        },
      ]
    : [];
};
