import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { stages } from "../../../domain/dossier/stage.ts";
import { certainties } from "../../../domain/duplicate/rank.ts";
import { useNames } from "../api/reference.ts";
import type { DossierView } from "../dossier/view.ts";
import { birthWords } from "../form/BirthField.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { toast } from "../kit/Toast.tsx";
import { type Candidate, settlePair } from "./calls.ts";
import { type Answer, PairQuestion } from "./PairQuestion.tsx";

type Line = { readonly label: string; readonly here: ReactNode; readonly there: ReactNode };

const linesOf = (
  view: DossierView,
  other: Candidate,
  antenne: (id: string) => string,
): readonly Line[] => {
  const { identity } = view.person;
  return [
    { label: "Nom de naissance", here: identity?.birthName, there: other.birthName },
    { label: "Nom d’usage", here: identity?.usedName ?? "—", there: other.usedName ?? "—" },
    { label: "Prénoms", here: identity?.firstNames, there: other.firstNames },
    { label: "Naissance", here: birthWords(identity?.birth), there: birthWords(other.birth) },
    { label: "Antenne", here: antenne(view.card.antenne), there: antenne(other.antenne) },
    { label: "Étape", here: stages[view.card.stage], there: stages[other.stage] },
  ];
};

/** This dossier and one that may be of the same person, line by line, with what may be answered. */
export const Pair = ({ view, other }: { view: DossierView; other: Candidate }) => {
  const names = useNames();
  const navigate = useNavigate();
  const [asked, ask] = useState<Answer>();
  const name = `${other.firstNames} ${other.usedName ?? other.birthName}`;
  const answered = (answer: Answer) => {
    settlePair(view.id, other.dossier);
    toast(
      answer === "same" ? "Dossiers rattachés : une seule personne." : "Confirmé : deux personnes.",
    );
    const to = answer === "same" ? other.dossier : view.id;
    void navigate({ to: "/dossiers/$dossierId", params: { dossierId: to } });
  };
  return (
    <section className="card" aria-label={`Comparaison avec ${name}, ${other.number}`}>
      <div className="section-head">
        <h2>{name}</h2>
        <Badge tone={other.certainty === "very-likely" ? "stop" : "wait"}>
          {certainties[other.certainty]}
        </Badge>
      </div>
      <table className="pair">
        <thead>
          <tr>
            <td />
            <th scope="col">Ce dossier, {view.card.number}</th>
            <th scope="col">Dossier déjà connu, {other.number}</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(view, other, names.antenne).map(({ label, here, there }) => (
            <tr key={label} data-differs={here !== there}>
              <th scope="row">
                {label} {here !== there && <span className="differs">différent</span>}
              </th>
              <td>{here}</td>
              <td>{there}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-row">
        {view.actions.includes("attachDossier") && (
          <Button look="primary" onClick={() => ask("same")}>
            C’est la même personne, rattacher
          </Button>
        )}
        {view.actions.includes("confirmTwoPeople") && (
          <Button onClick={() => ask("two")}>Ce sont deux personnes</Button>
        )}
      </div>
      {asked && (
        <PairQuestion
          view={view}
          other={other}
          answer={asked}
          close={() => ask(undefined)}
          answered={() => answered(asked)}
        />
      )}
    </section>
  );
};
