import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import * as z from "zod";
import { type Answer, answer } from "../../../domain/control/answer.ts";
import { useCommand } from "../api/command.ts";
import { useSettings } from "../api/reference.ts";
import { Current } from "../dossier/Current.tsx";
import type { DossierView } from "../dossier/view.ts";
import { Form } from "../form/Form.tsx";
import { RadioField, TextArea } from "../form/fields.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { count } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { toast } from "../kit/Toast.tsx";
import { outcomeWords } from "./ReviewSummary.tsx";
import { type Item, reviewsOf, type Saying, suggested, unreviewed } from "./review.ts";
import type { UnderReview } from "./useReview.ts";

type Props = {
  view: DossierView;
  items: readonly Item[];
  review: UnderReview;
  close: () => void;
  done: () => void;
};

const hints = {
  granted: "L’entrée peut être actée.",
  "documents-missing": "Tout ce qui ne va pas, en un seul retour au conseiller.",
  refused: "Le dossier est clos.",
} as const;
const outcomes = (["granted", "documents-missing", "refused"] as const).map((value) => ({
  value,
  label: outcomeWords[value],
  hint: hints[value],
}));

const said = {
  granted: "Accord donné : l’entrée peut être actée.",
  "documents-missing": "Pièces demandées au conseiller.",
  refused: "Refus enregistré.",
} as const;

/** What is typed goes with the draft: closing the dialog, or the tab, loses nothing. */
const Kept = ({ items, review }: Pick<Props, "items" | "review">) => {
  const { outcome, code, words } = useWatch() as Partial<Answer & { code?: string }>;
  const { isDirty } = useFormContext().formState;
  const own = outcome === suggested(items, review.verdicts) ? undefined : outcome;
  const text = JSON.stringify({ outcome: own, code: code || undefined, words: words || undefined });
  const { say } = review;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said anew only when what is typed changed
  useEffect(() => {
    if (isDirty) say(JSON.parse(text) as Saying);
  }, [text, isDirty]);
  return null;
};

const Fields = ({ items, review }: Pick<Props, "items" | "review">) => {
  const outcome = useWatch({ name: "outcome" }) as string | undefined;
  const { kind, reason, reasons } = useSettings();
  const left = unreviewed(items, review.verdicts);
  const faulty = reviewsOf(items, review.verdicts).filter((one) => !one.accepted);
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
            {faulty.map((one) => (
              <li key={`${one.kind} ${one.document}`}>
                {kind(one.kind)} : {reason("document", one.fault).toLowerCase()}
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
export const DecisionDialog = ({ view, items, review, close, done }: Props) => {
  const command = useCommand();
  const { draft, saying, verdicts } = review;
  const schema = z.preprocess((given) => {
    const { outcome, code, words } = given as Record<string, unknown>;
    return {
      outcome,
      ...(outcome === "refused" && { code }),
      ...(words ? { words } : {}),
      reviews: reviewsOf(items, verdicts).filter(
        (one) => outcome !== "granted" || one.document !== undefined,
      ),
    };
  }, answer);
  const send = async (values: Answer, version: number | undefined) => {
    await command.mutateAsync({
      path: `/dossiers/${view.id}/control/decision`,
      body: values,
      version,
    });
    draft.drop();
    toast(said[values.outcome]);
    close();
    done();
  };
  return (
    <Dialog title="Décider" open close={close}>
      <Form
        schema={schema}
        defaults={{ outcome: suggested(items, verdicts), ...saying }}
        submit="Envoyer la décision"
        kept
        aside={<Button onClick={close}>Revenir aux pièces</Button>}
        send={async (values, anyway) => {
          // The decision is based on the draft: it waits until the draft is kept.
          await draft.flush();
          await send(values, anyway ? undefined : draft.version());
        }}
        conflict={{ theirs: <Current dossierId={view.id} />, giveUp: close }}
      >
        <Fields items={items} review={review} />
        <Kept items={items} review={review} />
      </Form>
    </Dialog>
  );
};
