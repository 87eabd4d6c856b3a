import { useController } from "react-hook-form";
import { assignment } from "../../../domain/document/input.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { useSettings } from "../api/reference.ts";
import type { SeenDocument } from "../dossier/view.ts";
import { DateField } from "../form/DateField.tsx";
import { KindPicker } from "./KindPicker.tsx";

const Kinds = () => {
  const { kinds } = useSettings();
  const { field, fieldState } = useController({ name: "kinds" });
  return (
    <>
      <KindPicker kinds={kinds} chosen={field.value as string[]} choose={field.onChange} />
      {fieldState.error && (
        <p className="field">
          <span className="fault">{fieldState.error.message}</span>
        </p>
      )}
    </>
  );
};

/** Says of which kinds a document is, and its dates. */
const AssignDialog = ({ document, ...props }: ActionProps & { document: SeenDocument }) => (
  <CommandDialog
    {...props}
    title="Nature de la pièce"
    lead="Une même pièce peut prouver plusieurs critères."
    schema={assignment}
    defaults={{
      kinds: [...document.kinds],
      issuedOn: document.issuedOn,
      expiresOn: document.expiresOn,
    }}
    path={`/documents/${document.id}/kinds`}
    method="PUT"
    submit="Enregistrer"
    said="Nature de la pièce enregistrée."
  >
    <Kinds />
    <DateField name="issuedOn" label="Date de la pièce" optional />
    <DateField name="expiresOn" label="Valable jusqu’au" optional />
  </CommandDialog>
);
export default AssignDialog;
