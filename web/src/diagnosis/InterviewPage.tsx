import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useWatch } from "react-hook-form";
import * as z from "zod";
import { daysBetween, isCivilDate } from "../../../domain/date.ts";
import {
  barrierLevels,
  lateAfterDays,
  modalities,
  themes,
} from "../../../domain/diagnosis/diagnosis.ts";
import { interview } from "../../../domain/diagnosis/input.ts";
import { today } from "../api/clock.ts";
import { Allowed } from "../dossier/Allowed.tsx";
import { CommandForm } from "../dossier/CommandForm.tsx";
import { type DossierView, dossierQuery, openAppointment } from "../dossier/view.ts";
import { DateField } from "../form/DateField.tsx";
import { choicesOf, RadioField, SelectField, TextArea, TextField } from "../form/fields.tsx";
import { Page } from "../shell/Page.tsx";

/** A list answers text; levels are numbers, and a theme not spoken of is not sent. */
const answered = z.preprocess((given) => {
  const values = given as { barriers?: Record<string, unknown> };
  const barriers = Object.entries(values.barriers ?? {}).filter(
    ([, level]) => level !== undefined && level !== "",
  );
  return {
    ...values,
    barriers: Object.fromEntries(barriers.map(([theme, level]) => [theme, Number(level)])),
  };
}, interview);

const levels = barrierLevels.map((label, value) => ({ value: String(value), label }));

const barriersOf = ({ diagnosis }: DossierView) =>
  Object.fromEntries(
    Object.entries(diagnosis?.barriers ?? {}).map(([theme, level]) => [theme, String(level)]),
  );

/** The diagnosis as it stands, with its last interview: what a conflict shows beside the one being written. */
const last = (view: DossierView) => ({
  ...view.diagnosis?.interviews.at(-1),
  barriers: barriersOf(view),
});

const LateReason = () => {
  const date = useWatch({ name: "date" }) as string | undefined;
  const late = date && isCivilDate(date) && daysBetween(date, today()) > lateAfterDays;
  if (!late) return null;
  return (
    <TextArea
      name="lateReason"
      label="Pourquoi cet entretien est-il noté si tard ?"
      hint={`Il a plus de ${lateAfterDays} jours.`}
      rows={2}
    />
  );
};

/** A first-reception interview: five mandatory answers, three minutes. */
export const InterviewPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/dossiers/$dossierId/entretien" });
  const query = useQuery(dossierQuery(dossierId));
  const navigate = useNavigate();
  return (
    <Page
      title="Noter un entretien"
      lead={query.data && `${query.data.card.firstNames} ${query.data.card.name}, premier accueil`}
      back={{ to: "/dossiers/$dossierId", params: { dossierId }, label: "Dossier" }}
      narrow
    >
      <Allowed
        query={query}
        operations={["recordInterview"]}
        what="Un entretien ne peut pas être noté"
      >
        {(view) => {
          const planned = openAppointment(view) ?? view.appointments?.at(-1);
          return (
            <CommandForm
              dossierId={dossierId}
              schema={answered}
              defaults={{
                date: planned && planned.date <= today() ? planned.date : today(),
                start: planned && planned.date <= today() ? planned.time : undefined,
                modality: "in-person",
                barriers: barriersOf(view),
              }}
              of={last}
              path="/diagnosis/interviews"
              version={view.diagnosis?.version ?? 0}
              submit="Enregistrer l’entretien"
              said="Entretien noté."
              draft="interview"
              done={() => void navigate({ to: "/dossiers/$dossierId", params: { dossierId } })}
            >
              <div className="field-row">
                <DateField name="date" label="Date" hint="Jour, mois, année" />
                <TextField name="start" label="Début" type="time" hint="Heure" />
                <TextField name="end" label="Fin" type="time" hint="Heure" />
              </div>
              <LateReason />
              <RadioField
                name="modality"
                label="Où et comment"
                choices={choicesOf(modalities)}
                beside
              />
              <TextArea
                name="content"
                label="Ce qui a été dit"
                hint="Situation, projet, ce que la personne souhaite. Ni santé, ni infractions."
                rows={8}
              />
              <fieldset className="group">
                <legend>
                  Freins <span className="optional soft">(facultatif)</span>
                </legend>
                <p className="soft small">Seulement les thèmes dont vous avez parlé.</p>
                <div className="field-row">
                  {Object.entries(themes).map(([theme, label]) => (
                    <SelectField
                      key={theme}
                      name={`barriers.${theme}`}
                      label={label}
                      placeholder="Non abordé"
                      choices={levels}
                    />
                  ))}
                </div>
              </fieldset>
            </CommandForm>
          );
        }}
      </Allowed>
    </Page>
  );
};
