import { Link } from "@tanstack/react-router";
import { EmptyState } from "../kit/States.tsx";

/** An address that leads nowhere, or to what is not open to this account: both look alike. */
export const NotFound = () => (
  <EmptyState title="Cette page n’existe pas, ou elle ne vous est pas ouverte">
    <Link to="/">Revenir à l’accueil</Link>
  </EmptyState>
);
