import "./duplicates.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { stages } from "../../../domain/dossier/stage.ts";
import { certainties } from "../../../domain/duplicate/rank.ts";
import { useCommand } from "../api/command.ts";
import { useNames } from "../api/reference.ts";
import { Refused } from "../dossier/Refused.tsx";
import { type DossierView, dossierQuery } from "../dossier/view.ts";
import { birthWords } from "../form/BirthField.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { EmptyState, States } from "../kit/States.tsx";
import { toast } from "../kit/Toast.tsx";
import { Page } from "../shell/Page.tsx";
import { type Candidate, duplicatesQuery } from "./calls.ts";

type Line = { readonly label: string; readonly here: ReactNode; readonly there: ReactNode };

const linesOf = (
  view: DossierView,
  other: Candidate,
  antenne: (id: string) => string,
): readonly Line[] => {
  const { identity } = view.person;
  return [
    { label: "Dossier", here: view.card.number, there: other.number },
    { label: "Nom de naissance", here: identity?.birthName, there: other.birthName },
    { label: "Nom d’usage", here: identity?.usedName ?? "—", there: other.usedName ?? "—" },
    { label: "Prénoms", here: identity?.firstNames, there: other.firstNames },
    { label: "Naissance", here: birthWords(identity?.birth), there: birthWords(other.birth) },
    { label: "Antenne", here: antenne(view.card.antenne), there: antenne(other.antenne) },
    { label: "Étape", here: stages[view.card.stage], there: stages[other.stage] },
  ];
};

const Pair = ({ view, other }: { view: DossierView; other: Candidate }) => {
  const names = useNames();
  const command = useCommand();
  const navigate = useNavigate();
  const answer = (path: string, said: string, to: string) =>
    command.mutate(
      { path: `/dossiers/${view.id}${path}`, body: { dossier: other.dossier } },
      {
        onSuccess: () => {
          toast(said);
          void navigate({ to: "/dossiers/$dossierId", params: { dossierId: to } });
        },
      },
    );
  const name = `${other.firstNames} ${other.usedName ?? other.birthName}`;
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
            <th scope="col">Ce dossier</th>
            <th scope="col">Dossier déjà connu</th>
          </tr>
        </thead>
        <tbody>
          {linesOf(view, other, names.antenne).map((line) => (
            <tr key={line.label} data-differs={line.here !== line.there}>
              <th scope="row">{line.label}</th>
              <td>{line.here}</td>
              <td>{line.there}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Refused error={command.error} dossierId={view.id} />
      <div className="button-row">
        {view.actions.includes("attachDossier") && (
          <Button
            look="primary"
            pending={command.isPending}
            onClick={() =>
              answer("/attachment", "Dossiers rattachés : une seule personne.", other.dossier)
            }
          >
            C’est la même personne, rattacher
          </Button>
        )}
        {view.actions.includes("confirmTwoPeople") && (
          <Button
            pending={command.isPending}
            onClick={() => answer("/distinctions", "Confirmé : deux personnes.", view.id)}
          >
            Ce sont deux personnes
          </Button>
        )}
      </div>
    </section>
  );
};

const Content = ({ view }: { view: DossierView }) => {
  const query = useQuery(duplicatesQuery(view));
  return (
    <States
      query={query}
      isEmpty={(data) => data.items.length === 0}
      empty={
        <EmptyState title="Aucun doublon possible">
          <p>Aucun autre dossier n’a un nom et une date de naissance proches.</p>
        </EmptyState>
      }
    >
      {(data) => data.items.map((other) => <Pair key={other.dossier} view={view} other={other} />)}
    </States>
  );
};

/** Possible duplicates, side by side: the same person, or two people once and for good. Never merged silently. */
export const DuplicatesPage = () => {
  const { dossierId } = useParams({ from: "/signed-in/dossiers/$dossierId/doublons" });
  const query = useQuery(dossierQuery(dossierId));
  return (
    <Page
      title="Doublons possibles"
      lead="Comparez avant de répondre : confirmer deux personnes vaut une fois pour toutes."
      back={{ to: "/dossiers/$dossierId", params: { dossierId }, label: "Dossier" }}
    >
      <States query={query}>{(view) => <Content view={view} />}</States>
    </Page>
  );
};
