import "./duplicates.css";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { type DossierView, dossierQuery } from "../dossier/view.ts";
import { EmptyState, States } from "../kit/States.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { duplicatesQuery } from "./calls.ts";
import { Pair } from "./Pair.tsx";

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
  const answers = mayEver(useMe(), "attachDossier");
  return (
    <Page
      title="Doublons possibles"
      lead={
        answers
          ? "Comparez avant de répondre : rattacher ou confirmer deux personnes vaut une fois pour toutes."
          : "Si c’est la même personne, dites-le au conseiller ou au responsable, qui peuvent rattacher les dossiers."
      }
      back={{ to: "/dossiers/$dossierId", params: { dossierId }, label: "Dossier" }}
    >
      <States query={query}>{(view) => <Content view={view} />}</States>
    </Page>
  );
};
