import "./home.css";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { today } from "../api/clock.ts";
import { buttonClass } from "../kit/Button.tsx";
import { dayHeading } from "../kit/french.ts";
import { EmptyState, LoadingState } from "../kit/States.tsx";
import { hasRole, mayEver, useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";
import { CaseworkHome } from "./CaseworkHome.tsx";

const PrescriberHome = lazy(() => import("./PrescriberHome.tsx"));
const AdministratorHome = lazy(() => import("./AdministratorHome.tsx"));
const ObjectivesHome = lazy(() => import("../figures/Objectives.tsx"));

const greeting = () => {
  const hour = Number(
    new Intl.DateTimeFormat("fr-FR", {
      hour: "2-digit",
      hourCycle: "h23",
      timeZone: "Europe/Paris",
    })
      .format(new Date())
      .slice(0, 2),
  );
  return hour >= 18 || hour < 4 ? "Bonsoir" : "Bonjour";
};

/** A workshop's leader has no dossier, and workshops are not kept here yet. */
const NothingYet = () => (
  <EmptyState title="Rien pour l’instant">
    <p>Les ateliers collectifs ne se tiennent pas encore dans Jalon. Vos absences, si.</p>
    <Link to="/absences" className={buttonClass()}>
      Mes absences
    </Link>
  </EmptyState>
);

/** What waits for me, by role; an account with several roles sees each of its lists. */
export const HomePage = () => {
  const me = useMe();
  return (
    <Page
      title="Accueil"
      heading={`${greeting()} ${me.name.split(" ")[0]}`}
      lead={dayHeading(today())}
    >
      <Suspense fallback={<LoadingState />}>
        {mayEver(me, "listWaiting") && <CaseworkHome />}
        {hasRole(me, "prescriber") && <PrescriberHome />}
        {hasRole(me, "administrator") && <AdministratorHome />}
        {hasRole(me, "director") && <ObjectivesHome />}
        {me.roles.every((role) => role === "workshop-leader") && <NothingYet />}
      </Suspense>
    </Page>
  );
};
