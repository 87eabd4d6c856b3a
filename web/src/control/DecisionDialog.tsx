import { useWatch } from "react-hook-form";
import * as z from "zod";
import { answer } from "../../../domain/control/answer.ts";
import { useCommand } from "../api/command.ts";
import { useSettings } from "../api/reference.ts";
import type { DossierView } from "../dossier/view.ts";
import { Form } from "../form/Form.tsx";
import { RadioField, TextArea } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { count } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { toast } from "../kit/Toast.tsx";
import { type Item, reviewsOf, suggested, unreviewed, type Verdicts } from "./review.ts";

type Props = {
  view: DossierView;
  items: readonly Item[];
  verdicts: Verdicts;
  /** The control's version once the draft is kept. */
  versionOf: () => Promise<number>;
  close: () => void;
  done: () => void;
};

const outcomes = [
  { value: "granted", label: "Accord", hint: "L’entrée peut être actée." },
  {
    value: "documents-missing",
    label: "Pièces manquantes",
    hint: "Tout ce qui ne va pas, en un seul retour au conseiller.",
  },
  { value: "refused", label: "Refus", hint: "Le dossier est clos." },
];

const said = {
  granted: "Accord donné : l’entrée peut être actée.",
  "documents-missing": "Pièces demandées au conseiller.",
  refused: "Refus enregistré.",
} as const;

const Fields = ({ items, verdicts }: Pick<Props, "items" | "verdicts">) => {
  const outcome = useWatch({ name: "outcome" }) as string | undefined;
  const { kind, reason, reasons } = useSettings();
  const left = unreviewed(items, verdicts);
  const faulty = reviewsOf(items, verdicts).filter((review) => !review.accepted);
  return (
    <>
      {left > 0 && outcome === "granted" && (
        <Notice tone="wait">
          <p>{count(left, "pièce n’est pas examinée", "pièces ne sont pas examinées")}.</p>
        </Notice>
      )}
      <RadioField name="outcome" label="Décision" choices={outcomes} />
      {outcome === "documents-missing" && faulty.length > 0 && (
        <div>
          <strong>Sera demandé</strong>
          <ul>
            {faulty.map((review) => (
              <li key={`${review.kind} ${review.document}`}>
                {kind(review.kind)} : {reason("document", review.fault).toLowerCase()}
              </li>
            ))}
          </ul>
        </div>
      )}
      {outcome === "refused" && (
        <RadioField name="code" label="Motif du refus" choices={reasons("refusal")} />
      )}
      <TextArea name="words" label="Message au conseiller" optional rows={3} />
    </>
  );
};

/** Sends the decision: only now is it official. */
export const DecisionDialog = ({ view, items, verdicts, versionOf, close, done }: Props) => {
  const command = useCommand();
  const schema = z.preprocess((given) => {
    const { outcome, code, words } = given as Record<string, unknown>;
    return {
      outcome,
      ...(outcome === "refused" && { code }),
      ...(words ? { words } : {}),
      reviews: reviewsOf(items, verdicts).filter(
        (review) => outcome !== "granted" || review.document !== undefined,
      ),
    };
  }, answer);
  return (
    <Dialog title="Décider" open close={close}>
      <Form
        schema={schema}
        defaults={{ outcome: suggested(items, verdicts) }}
        submit="Envoyer la décision"
        unguarded
        aside={<Button onClick={close}>Revenir aux pièces</Button>}
        send={async (values) => {
          const version = await versionOf();
          await command.mutateAsync({
            path: `/dossiers/${view.id}/control/decision`,
            body: values,
            version,
          });
          toast(said[values.outcome]);
          close();
          done();
        }}
      >
        <Fields items={items} verdicts={verdicts} />
      </Form>
    </Dialog>
  );
};
