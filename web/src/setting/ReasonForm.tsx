import { type Reason, reason } from "../../../domain/setting/reasons.ts";
import { slugOf } from "../account/slug.ts";
import { Form } from "../form/Form.tsx";
import { CheckField, TextField } from "../form/fields.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";

type Props = {
  reason?: Reason;
  family: string;
  taken: readonly string[];
  /** What the list’s reasons say to prescribers, to begin with. */
  shareable?: string;
  keep: (reason: Reason) => void;
  close: () => void;
};

const schema = reason().omit({ code: true });

/** A reason in its two wordings. */
export const ReasonForm = ({ reason: given, family, taken, shareable, keep, close }: Props) => (
  <Dialog title={given ? "Modifier un motif" : `Ajouter un motif : ${family}`} open close={close}>
    <Form
      schema={schema}
      defaults={{
        label: given?.label,
        shareable: given?.shareable ?? shareable,
        retired: given?.retired ?? false,
      }}
      submit={given ? "Modifier" : "Ajouter"}
      aside={<Cancel />}
      send={async (values) => {
        keep({ code: given?.code ?? slugOf(values.label, taken, "motif"), ...values });
        close();
      }}
    >
      <TextField name="label" label="Motif" hint="Ce que lisent les agents du PLIE." />
      <TextField
        name="shareable"
        label="Ce que voit le prescripteur"
        hint="Jamais de quoi deviner la situation de la personne, ni qu’elle est déjà connue."
      />
      {given && (
        <CheckField
          name="retired"
          label="Retiré de la liste"
          hint="Les dossiers qui l’ont reçu le gardent ; il n’est plus proposé."
          optional
        />
      )}
    </Form>
  </Dialog>
);
