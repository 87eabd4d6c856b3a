import { supersession } from "../../../domain/control/answer.ts";
import { nothing } from "../../../domain/fields.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { useSettings } from "../api/reference.ts";
import { standingControl } from "../dossier/view.ts";
import { ReasonFields } from "../form/reason.tsx";

/** The counsellor has completed the dossier: back to Statistics. */
export const Resubmit = (props: ActionProps) => {
  const control = standingControl(props.view);
  const { kind, reason } = useSettings();
  const asked = control?.returns.at(-1)?.reviews.filter((review) => !review.accepted) ?? [];
  return (
    <CommandDialog
      {...props}
      title="Renvoyer les pièces au contrôle"
      lead="Vérifiez que chaque pièce demandée a été déposée ou remplacée."
      schema={nothing}
      path="/control/resubmission"
      version={control?.version}
      submit="Renvoyer au contrôle"
      said="Pièces renvoyées ; le contrôle reprend."
    >
      <ul>
        {asked.map((review) => (
          <li key={`${review.kind} ${review.document}`}>
            {kind(review.kind)} : {reason("document", review.fault)}
          </li>
        ))}
      </ul>
    </CommandDialog>
  );
};

/** A decision is frozen: a change is a new control that supersedes it. */
export const Supersede = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Refaire le contrôle"
    lead="La décision actuelle reste lisible ; celle du nouveau contrôle la remplacera."
    schema={supersession}
    path="/control/supersession"
    version={standingControl(props.view)?.version}
    submit="Demander un nouveau contrôle"
    said="Nouveau contrôle demandé."
  >
    <ReasonFields family="supersession" />
  </CommandDialog>
);
