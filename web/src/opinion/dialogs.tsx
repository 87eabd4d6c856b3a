import * as z from "zod";
import { nothing } from "../../../domain/fields.ts";
import { redirectionChecked } from "../../../domain/opinion/input.ts";
import { opinions } from "../../../domain/opinion/opinion.ts";
import { type ActionProps, CommandDialog } from "../action/CommandDialog.tsx";
import { useSettings } from "../api/reference.ts";
import { RadioField } from "../form/fields.tsx";
import { Said } from "../kit/Said.tsx";

/** The manager has seen an opinion that is not favourable: the orientation closes. */
export const Acknowledge = (props: ActionProps) => {
  const { opinion } = props.view;
  const { reason } = useSettings();
  if (opinion === undefined) return null;
  const family = opinion.kind === "redirected" ? "redirection" : "unfavourable";
  return (
    <CommandDialog
      {...props}
      title={`Avis : ${opinions[opinion.kind]}`}
      schema={nothing}
      path="/opinion/acknowledgement"
      version={opinion.version}
      submit="J’ai pris connaissance de cet avis"
      said="Avis vu ; l’orientation est close."
    >
      {opinion.code && <p>{reason(family, opinion.code)}</p>}
      <Said>{opinion.reasons ?? "(texte effacé)"}</Said>
    </CommandDialog>
  );
};

/** A radio answers text; the schema wants a yes or a no. */
const answered = z.preprocess((given) => {
  const received = (given as { received?: unknown }).received;
  return { received: received === "yes" ? true : received === "no" ? false : undefined };
}, redirectionChecked);

/** Received by the body to which the person was redirected, or not. */
export const CheckRedirection = (props: ActionProps) => {
  const target = props.view.opinion?.redirection?.target as { body?: string } | null | undefined;
  return (
    <CommandDialog
      {...props}
      title="Vérifier la réorientation"
      lead={target?.body && `Personne orientée vers : ${target.body}.`}
      schema={answered}
      path="/opinion/redirection-check"
      version={props.view.opinion?.version}
      submit="Enregistrer"
      said="Réorientation vérifiée."
    >
      <RadioField
        name="received"
        label="La personne y a-t-elle été reçue ?"
        choices={[
          { value: "yes", label: "Oui, elle a été reçue" },
          { value: "no", label: "Non" },
        ]}
        beside
      />
    </CommandDialog>
  );
};
