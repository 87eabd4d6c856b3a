import { useEffect } from "react";
import { LoadingState } from "../kit/States.tsx";
import { useTitle } from "../shell/title.ts";
import { signOut } from "./session.ts";

/** The way out is a page, so that a form not sent is asked about first, as for any other page. */
export const SignOutPage = () => {
  useTitle("Déconnexion");
  useEffect(() => {
    void signOut();
  }, []);
  return (
    <main className="shell-main">
      <LoadingState label="Déconnexion" />
    </main>
  );
};
