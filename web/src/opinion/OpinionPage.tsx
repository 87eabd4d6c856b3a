import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useWatch } from "react-hook-form";
import * as z from "zod";
import { opinionGiven } from "../../../domain/opinion/input.ts";
import { Allowed } from "../dossier/Allowed.tsx";
import { CommandForm } from "../dossier/CommandForm.tsx";
import { DiagnosisSection } from "../dossier/sections.tsx";
import { type DossierView, dossierQuery } from "../dossier/view.ts";
import { RadioField, TextArea, TextField } from "../form/fields.tsx";
import { ReasonCode } from "../form/reason.tsx";
import { Page } from "../shell/Page.tsx";

const kinds = [
  { value: "favourable", label: "Favorable", hint: "La demande d’entrée peut être préparée." },
  {
    value: "unfavourable",
    label: "Défavorable",
    hint: "Le dossier se clôt une fois l’avis vu par le responsable.",
  },
  {
    value: "redirected",
    label: "Réorientation",
    hint: "Vers un autre organisme ; vérifiée après 30 jours.",
  },
];

/** What was typed for another kind of opinion is not sent. */
const pruned = z.preprocess((given) => {
  const { kind, code, reasons, target } = given as Record<string, unknown>;
  return {
    kind,
    reasons,
    ...(kind !== "favourable" && { code }),
    ...(kind === "redirected" && { target: target ?? {} }),
  };
}, opinionGiven);

/** The opinion that stands, as the form holds one. */
const standing = ({ opinion }: DossierView) => ({ ...opinion });

const Fields = () => {
  const kind = useWatch({ name: "kind" }) as string | undefined;
  return (
    <>
      <RadioField name="kind" label="Votre avis" choices={kinds} />
      {kind === "unfavourable" && <ReasonCode family="unfavourable" label="Motif" />}
      {kind === "redirected" && (
        <>
          <ReasonCode family="redirection" label="Vers quel type de structure" />
          <div className="field-row">
            <TextField name="target.body" label="Organisme" />
            <TextField name="target.contact" label="Personne ou service à demander" optional />
          </div>
        </>
      )}
      <TextArea
        name="reasons"
        label="Ce qui motive votre avis"
        hint="Partagé avec le responsable. Le partenaire ne lit qu’un libellé partageable, jamais ce texte."
        rows={7}
      />
    </>
  );
};

/** The reasoned opinion of the counsellor, with the diagnosis in sight. */
export const OpinionPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/dossiers/$dossierId/avis" });
  const query = useQuery(dossierQuery(dossierId));
  const navigate = useNavigate();
  return (
    <Page
      title="Donner un avis"
      lead={query.data && `${query.data.card.firstNames} ${query.data.card.name}`}
      back={{ to: "/dossiers/$dossierId", params: { dossierId }, label: "Dossier" }}
      narrow
    >
      <Allowed query={query} operations={["giveOpinion"]} what="Un avis ne peut pas être donné">
        {(view) => (
          <>
            <DiagnosisSection view={view} />
            <CommandForm
              dossierId={dossierId}
              schema={pruned}
              of={standing}
              path="/opinion"
              version={view.opinion?.version ?? 0}
              submit="Donner cet avis"
              said="Avis donné."
              draft="opinion"
              done={() => void navigate({ to: "/dossiers/$dossierId", params: { dossierId } })}
            >
              <Fields />
            </CommandForm>
          </>
        )}
      </Allowed>
    </Page>
  );
};
