import "./sign-in.css";
import { useEffect, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { useTitle } from "../shell/title.ts";
import { goToSignIn, wasSignedIn } from "./attempt.ts";

type Props = { back: string; tab?: string; failed?: boolean };

/** The door. In the small window of an expired tab, it goes straight to the issuer. */
export const SignInPage = ({ back, tab, failed }: Props) => {
  useTitle("Connexion");
  const [going, setGoing] = useState(false);
  const [error, setError] = useState(failed ?? false);
  const go = () => {
    setGoing(true);
    setError(false);
    goToSignIn(back, tab).catch(() => {
      setGoing(false);
      setError(true);
    });
  };
  // A page loaded again or opened beside has no tokens, but the issuer has a session: it goes there by itself (entry.ts).
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (!failed && (tab !== undefined || wasSignedIn())) go();
  }, []);
  return (
    <main className="door">
      <div className="door-card">
        <p className="door-brand">
          <img src="/favicon.svg" alt="" width="44" height="44" />
          <span>Jalon</span>
        </p>
        <h1>Un seul dossier, du premier contact à l’emploi durable</h1>
        <p className="soft">
          L’espace de travail du PLIE et de ses partenaires : orienter une personne, suivre son
          dossier, préparer et contrôler son entrée.
        </p>
        {error && (
          <Notice tone="stop" title="La connexion n’a pas abouti" urgent>
            <p>Le service de connexion n’a pas répondu comme prévu. Réessayez dans un instant.</p>
          </Notice>
        )}
        <Button look="primary" pending={going} onClick={go}>
          Se connecter
        </Button>
        <p className="soft small">
          Un second code est demandé à chaque connexion : par votre application de codes pour les
          agents du PLIE, par courriel pour les partenaires.
        </p>
      </div>
    </main>
  );
};
