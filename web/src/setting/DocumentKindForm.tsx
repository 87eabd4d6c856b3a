import * as z from "zod";
import { type DocumentKind, documentKind } from "../../../domain/setting/document-kinds.ts";
import { slugOf } from "../account/slug.ts";
import { Form } from "../form/Form.tsx";
import { CheckboxesField, CheckField, RadioField, TextField } from "../form/fields.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";

/** How a kind of document is held, in the words of the screens. */
export const holdingWords = {
  copy: "Copie gardée",
  "copy-or-seen": "Copie gardée, ou pièce vue et certifiée",
} as const;

/** The dates that are asked when a document of the kind is deposited. */
export const dateWords = { issued: "Délivrance", expires: "Fin de validité" } as const;

const schema = z.preprocess(
  (given) => {
    const { dates, ...rest } = given as { dates?: unknown };
    return { ...rest, dates: dates || [] };
  },
  documentKind().omit({ code: true }),
);

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

type Props = {
  kind?: DocumentKind;
  taken: readonly string[];
  keep: (kind: DocumentKind) => void;
  close: () => void;
};

/** A kind of supporting document. What it proves is said by the protocol. */
export const DocumentKindForm = ({ kind, taken, keep, close }: Props) => (
  <Dialog
    title={kind ? "Modifier une nature de pièce" : "Ajouter une nature de pièce"}
    open
    wide
    close={close}
  >
    <Form
      schema={schema}
      defaults={{
        label: kind?.label,
        plain: kind?.plain,
        holding: kind?.holding ?? "copy",
        dates: [...(kind?.dates ?? ["issued"])],
        retired: kind?.retired ?? false,
      }}
      submit={kind ? "Modifier" : "Ajouter"}
      aside={<Cancel />}
      send={async (values) => {
        keep({ code: kind?.code ?? slugOf(values.label, taken, "piece"), ...values });
        close();
      }}
    >
      <TextField name="label" label="Nom" hint="Ce que lisent les agents." />
      <TextField
        name="plain"
        label="En français courant, pour la personne"
        hint="Tel qu’il figure sur la liste à apporter : « votre avis d’imposition »."
        optional
      />
      <RadioField
        name="holding"
        label="Ce que le PLIE garde"
        choices={choices(holdingWords)}
        beside
      />
      <CheckboxesField
        name="dates"
        label="Dates demandées au dépôt"
        choices={choices(dateWords)}
        optional
        beside
      />
      {kind && (
        <CheckField
          name="retired"
          label="Retirée de la liste"
          hint="Les pièces déjà déposées restent ; elle n’est plus proposée."
          optional
        />
      )}
    </Form>
  </Dialog>
);
