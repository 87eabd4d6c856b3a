import { withdrawal } from "../../../domain/referral/submission.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { ReasonCode } from "../form/reason.tsx";

/** Ends a passage before an entry. */
export const Withdraw = (props: ActionProps) => (
  <CommandDialog
    {...props}
    title="Clore le dossier"
    lead="Les rendez-vous et les messages à venir s’arrêtent. L’histoire reste."
    schema={withdrawal}
    path="/referral/withdrawal"
    version={props.view.referral?.version}
    submit="Clore le dossier"
    look="danger"
    said="Dossier clos."
  >
    <ReasonCode family="withdrawal" label="Motif" />
  </CommandDialog>
);
