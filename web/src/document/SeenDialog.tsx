import * as z from "zod";
import { seenDocument } from "../../../domain/document/input.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { useSettings } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { SelectField, TextField } from "../form/fields.tsx";

/** One list answers one kind; the command takes several. */
const answered = z.preprocess((given) => {
  const { kind, ...rest } = given as { kind?: string };
  return { ...rest, kinds: kind ? [kind] : [] };
}, seenDocument);

/** A paper seen, no copy kept: kind, last 4 characters, dates. */
export const SeenDialog = (props: ActionProps) => {
  const { kinds } = useSettings();
  const seeable = kinds.filter((kind) => kind.holding === "copy-or-seen");
  return (
    <CommandDialog
      {...props}
      title="Certifier une pièce vue"
      lead="Aucune copie n’est gardée. Vous certifiez avoir vu l’original."
      schema={answered}
      path="/seen-documents"
      submit="Certifier"
      said="Pièce certifiée."
    >
      <SelectField
        name="kind"
        label="Nature de la pièce"
        choices={seeable.map(({ code, label }) => ({ value: code, label }))}
      />
      <TextField
        name="lastCharacters"
        label="4 derniers caractères du numéro"
        narrow
        maxLength={4}
      />
      <DateField name="issuedOn" label="Délivrée le" optional />
      <DateField name="expiresOn" label="Valable jusqu’au" optional />
    </CommandDialog>
  );
};
