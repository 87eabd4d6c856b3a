import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { queries } from "../api/queries.ts";
import { LoadingState } from "../kit/States.tsx";
import { useTitle } from "../shell/title.ts";
import { meQuery } from "./me.ts";
import { SignInPage } from "./SignInPage.tsx";
import { finishSignIn } from "./session.ts";

/** Where the issuer sends back: exchanges the code, then goes where the person was going. */
export const ReturnPage = () => {
  useTitle("Connexion");
  const navigate = useNavigate();
  const started = useRef(false);
  const [failed, setFailed] = useState(false);
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    finishSignIn(new URL(location.href))
      .then((back) => {
        if (back !== undefined) {
          // Every page waits for the account: it is asked for while the page is on its way.
          void queries.prefetchQuery(meQuery);
          return navigate({ href: back, replace: true });
        }
        setDone(true);
        return window.close();
      })
      .catch(() => setFailed(true));
  }, [navigate]);
  if (failed) return <SignInPage back="/" failed />;
  return (
    <main className="shell-main">
      {done ? (
        <p>Vous êtes reconnecté. Vous pouvez fermer cette fenêtre.</p>
      ) : (
        <LoadingState label="Connexion" />
      )}
    </main>
  );
};
