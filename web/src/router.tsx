import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import type { FunctionComponent } from "react";
import type { Role } from "../../domain/access/actor.ts";
import { isCivilDate } from "../../domain/date.ts";
import type { OrganisationKind } from "../../domain/directory/directory.ts";
import type { Stage } from "../../domain/dossier/stage.ts";
import type { ReasonFamily } from "../../domain/setting/reasons.ts";
import { queueSearch } from "./control/search.ts";
import { FailedState, LoadingState } from "./kit/States.tsx";
import { ReturnPage } from "./session/ReturnPage.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import { SignOutPage } from "./session/SignOutPage.tsx";
import { isSignedIn } from "./session/session.ts";
import { later } from "./shell/later.tsx";
import { NotFound } from "./shell/NotFound.tsx";
import { textOf } from "./table/search.ts";

type Search = Record<string, unknown>;

const root = createRootRoute({ component: Outlet });

const door = createRoute({
  getParentRoute: () => root,
  path: "/connexion",
  validateSearch: (search: Search): { retour?: string; fenetre?: string } => ({
    retour: typeof search.retour === "string" ? search.retour : undefined,
    fenetre: typeof search.fenetre === "string" ? search.fenetre : undefined,
  }),
  component: () => {
    const { retour, fenetre } = door.useSearch();
    // Only a path of ours: a link made elsewhere must not send people away after they signed in.
    const back = retour !== undefined && /^\/(?![/\\])/.test(retour) ? retour : "/";
    return <SignInPage back={back} tab={fenetre} />;
  },
});

const comingBack = createRoute({
  getParentRoute: () => root,
  path: "/retour",
  component: ReturnPage,
});

const wayOut = createRoute({
  getParentRoute: () => root,
  path: "/deconnexion",
  component: SignOutPage,
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ location }) => {
    if (!isSignedIn()) throw redirect({ to: "/connexion", search: { retour: location.href } });
  },
  component: later(() => import("./shell/Shell.tsx"), "Shell"),
});

/** A page: its address, and the file that is loaded when it is first visited. */
const page = <Path extends string, Found extends Record<string, unknown>>(
  path: Path,
  component: FunctionComponent,
  validateSearch: (search: Search) => Found,
) => createRoute({ getParentRoute: () => signedIn, path, component, validateSearch });

const nothing = (): Record<never, never> => ({});

const pages = [
  page(
    "/",
    later(() => import("./home/HomePage.tsx"), "HomePage"),
    nothing,
  ),
  page(
    "/orientations",
    later(() => import("./referral/ReferralsPage.tsx"), "ReferralsPage"),
    (search): { etape?: Stage; tri?: string } => ({
      etape: textOf(search.etape) as Stage | undefined,
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/orientations/nouvelle",
    later(() => import("./referral/NewReferralPage.tsx"), "NewReferralPage"),
    nothing,
  ),
  page(
    "/orientations/$dossierId",
    later(() => import("./referral/ReferralPage.tsx"), "ReferralPage"),
    nothing,
  ),
  page(
    "/dossiers",
    later(() => import("./dossier/DossiersPage.tsx"), "DossiersPage"),
    (
      search,
    ): {
      etape?: Stage;
      commune?: string;
      antenne?: string;
      conseiller?: string;
      attend?: true;
      tri?: string;
    } => ({
      etape: textOf(search.etape) as Stage | undefined,
      commune: textOf(String(search.commune ?? "")),
      antenne: textOf(search.antenne),
      conseiller: textOf(search.conseiller),
      attend: search.attend ? true : undefined,
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/dossiers/$dossierId",
    later(() => import("./dossier/DossierPage.tsx"), "DossierPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/rendez-vous",
    later(() => import("./appointment/AppointmentPage.tsx"), "AppointmentPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/entretien",
    later(() => import("./diagnosis/InterviewPage.tsx"), "InterviewPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/avis",
    later(() => import("./opinion/OpinionPage.tsx"), "OpinionPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/demande",
    later(() => import("./entry-request/RequestPage.tsx"), "RequestPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/doublons",
    later(() => import("./duplicate/DuplicatesPage.tsx"), "DuplicatesPage"),
    nothing,
  ),
  page(
    "/controles",
    later(() => import("./control/ControlsPage.tsx"), "ControlsPage"),
    queueSearch,
  ),
  page(
    "/controles/$dossierId",
    later(() => import("./control/WorkbenchPage.tsx"), "WorkbenchPage"),
    queueSearch,
  ),
  page(
    "/entrees",
    later(() => import("./entry-session/EntriesPage.tsx"), "EntriesPage"),
    (search): { antenne?: string; conseiller?: string; tri?: string } => ({
      antenne: textOf(search.antenne),
      conseiller: textOf(search.conseiller),
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/entrees/seances/$sessionId",
    later(() => import("./entry-session/SessionPage.tsx"), "SessionPage"),
    nothing,
  ),
  page(
    "/rendez-vous",
    later(() => import("./appointment/AgendaPage.tsx"), "AgendaPage"),
    (search): { antenne?: string; jour?: string; conseiller?: string; presence?: "a-noter" } => ({
      antenne: textOf(search.antenne),
      jour: isCivilDate(String(search.jour)) ? String(search.jour) : undefined,
      conseiller: textOf(search.conseiller),
      presence: search.presence === "a-noter" ? "a-noter" : undefined,
    }),
  ),
  page(
    "/creneaux",
    later(() => import("./slot/SlotsPage.tsx"), "SlotsPage"),
    (search): { antenne?: string } => ({ antenne: textOf(search.antenne) }),
  ),
  page(
    "/reperage",
    later(() => import("./outreach/OutreachPage.tsx"), "OutreachPage"),
    nothing,
  ),
  page(
    "/reperage/plans",
    later(() => import("./outreach/PlansPage.tsx"), "PlansPage"),
    nothing,
  ),
  page(
    "/reperage/$actionId",
    later(() => import("./outreach/ActionPage.tsx"), "ActionPage"),
    nothing,
  ),
  page(
    "/reperage/$actionId/personne",
    later(() => import("./outreach/ContactPage.tsx"), "ContactPage"),
    nothing,
  ),
  page(
    "/objectifs",
    later(() => import("./figures/ObjectivesPage.tsx"), "ObjectivesPage"),
    (search): { perimetre?: string; soir?: string } => ({
      perimetre: textOf(search.perimetre),
      soir: isCivilDate(String(search.soir)) ? String(search.soir) : undefined,
    }),
  ),
  page(
    "/absences",
    later(() => import("./account/AbsencesPage.tsx"), "AbsencesPage"),
    nothing,
  ),
  page(
    "/reglages",
    later(() => import("./setting/SettingsPage.tsx"), "SettingsPage"),
    (search): { etat?: "a-confirmer" | "confirmes"; tri?: string } => ({
      etat: textOf(search.etat) as "a-confirmer" | "confirmes" | undefined,
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/reglages/motifs",
    later(() => import("./setting/ReasonsPage.tsx"), "ReasonsPage"),
    (search): { famille?: ReasonFamily } => ({
      famille: textOf(search.famille) as ReasonFamily | undefined,
    }),
  ),
  page(
    "/reglages/pieces",
    later(() => import("./setting/DocumentKindsPage.tsx"), "DocumentKindsPage"),
    nothing,
  ),
  page(
    "/reglages/objectifs",
    later(() => import("./setting/ObjectiveSettingsPage.tsx"), "ObjectiveSettingsPage"),
    nothing,
  ),
  page(
    "/reglages/protocole",
    later(() => import("./protocol/ProtocolsPage.tsx"), "ProtocolsPage"),
    nothing,
  ),
  page(
    "/reglages/comptes",
    later(() => import("./account/AccountsPage.tsx"), "AccountsPage"),
    (search): { role?: Role; antenne?: string; etat?: "clos" | "tous"; tri?: string } => ({
      role: textOf(search.role) as Role | undefined,
      antenne: textOf(search.antenne),
      etat: textOf(search.etat) as "clos" | "tous" | undefined,
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/reglages/acces",
    later(() => import("./account/AccessLogPage.tsx"), "AccessLogPage"),
    (search): { jour?: string } => ({
      jour: isCivilDate(String(search.jour)) ? String(search.jour) : undefined,
    }),
  ),
  page(
    "/reglages/antennes",
    later(() => import("./account/AntennesPage.tsx"), "AntennesPage"),
    nothing,
  ),
  page(
    "/reglages/partenaires",
    later(() => import("./account/OrganisationsPage.tsx"), "OrganisationsPage"),
    (search): { nature?: OrganisationKind; tri?: string } => ({
      nature: textOf(search.nature) as OrganisationKind | undefined,
      tri: textOf(search.tri),
    }),
  ),
] as const;

const tree = root.addChildren([door, comingBack, wayOut, signedIn.addChildren([...pages])]);

/** Every address of the client. Search text never enters an address. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  scrollRestoration: true,
  // A list is found again where it was left, whichever way one comes back to it.
  getScrollRestorationKey: ({ pathname }) => pathname,
  defaultPendingMs: 150,
  // A page that is there is shown: the lines that stand for it come so softly that they may be brief.
  defaultPendingMinMs: 0,
  defaultPendingComponent: () => <LoadingState />,
  defaultErrorComponent: ({ error, reset }) => <FailedState error={error} retry={reset} />,
  defaultNotFoundComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
