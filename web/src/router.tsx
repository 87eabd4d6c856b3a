import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import type { Role } from "../../domain/access/actor.ts";
import { isCivilDate } from "../../domain/date.ts";
import type { OrganisationKind } from "../../domain/directory/directory.ts";
import type { Stage } from "../../domain/dossier/stage.ts";
import type { ReasonFamily } from "../../domain/setting/reasons.ts";
import { FailedState, LoadingState } from "./kit/States.tsx";
import { ReturnPage } from "./session/ReturnPage.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import { isSignedIn } from "./session/session.ts";
import { NotFound } from "./shell/NotFound.tsx";
import { textOf } from "./table/search.ts";

type Search = Record<string, unknown>;

const root = createRootRoute({ component: Outlet });

const door = createRoute({
  getParentRoute: () => root,
  path: "/connexion",
  validateSearch: (search: Search): { retour?: string; fenetre?: true } => ({
    retour: typeof search.retour === "string" ? search.retour : undefined,
    fenetre: search.fenetre ? true : undefined,
  }),
  component: () => {
    const { retour, fenetre } = door.useSearch();
    // Only a path of ours: a link made elsewhere must not send people away after they signed in.
    const back = retour !== undefined && /^\/(?![/\\])/.test(retour) ? retour : "/";
    return <SignInPage back={back} window={fenetre ?? false} />;
  },
});

const comingBack = createRoute({
  getParentRoute: () => root,
  path: "/retour",
  component: ReturnPage,
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: ({ location }) => {
    if (!isSignedIn()) throw redirect({ to: "/connexion", search: { retour: location.href } });
  },
  component: lazyRouteComponent(() => import("./shell/Shell.tsx"), "Shell"),
});

/** A page: its address, and the file that is loaded when it is first visited. */
const page = <Path extends string, Found extends Record<string, unknown>>(
  path: Path,
  component: ReturnType<typeof lazyRouteComponent>,
  validateSearch: (search: Search) => Found,
) => createRoute({ getParentRoute: () => signedIn, path, component, validateSearch });

const nothing = (): Record<never, never> => ({});

const pages = [
  page(
    "/",
    lazyRouteComponent(() => import("./home/HomePage.tsx"), "HomePage"),
    nothing,
  ),
  page(
    "/orientations",
    lazyRouteComponent(() => import("./referral/ReferralsPage.tsx"), "ReferralsPage"),
    (search): { etape?: Stage; tri?: string } => ({
      etape: textOf(search.etape) as Stage | undefined,
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/orientations/nouvelle",
    lazyRouteComponent(() => import("./referral/NewReferralPage.tsx"), "NewReferralPage"),
    nothing,
  ),
  page(
    "/orientations/$dossierId",
    lazyRouteComponent(() => import("./referral/ReferralPage.tsx"), "ReferralPage"),
    nothing,
  ),
  page(
    "/dossiers",
    lazyRouteComponent(() => import("./dossier/DossiersPage.tsx"), "DossiersPage"),
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
    lazyRouteComponent(() => import("./dossier/DossierPage.tsx"), "DossierPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/rendez-vous",
    lazyRouteComponent(() => import("./appointment/AppointmentPage.tsx"), "AppointmentPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/entretien",
    lazyRouteComponent(() => import("./diagnosis/InterviewPage.tsx"), "InterviewPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/avis",
    lazyRouteComponent(() => import("./opinion/OpinionPage.tsx"), "OpinionPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/demande",
    lazyRouteComponent(() => import("./entry-request/RequestPage.tsx"), "RequestPage"),
    nothing,
  ),
  page(
    "/dossiers/$dossierId/doublons",
    lazyRouteComponent(() => import("./duplicate/DuplicatesPage.tsx"), "DuplicatesPage"),
    nothing,
  ),
  page(
    "/controles",
    lazyRouteComponent(() => import("./control/ControlsPage.tsx"), "ControlsPage"),
    (search): { antenne?: string; tri?: string } => ({
      antenne: textOf(search.antenne),
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/controles/$dossierId",
    lazyRouteComponent(() => import("./control/WorkbenchPage.tsx"), "WorkbenchPage"),
    nothing,
  ),
  page(
    "/entrees",
    lazyRouteComponent(() => import("./entry-session/EntriesPage.tsx"), "EntriesPage"),
    nothing,
  ),
  page(
    "/entrees/seances/$sessionId",
    lazyRouteComponent(() => import("./entry-session/SessionPage.tsx"), "SessionPage"),
    nothing,
  ),
  page(
    "/rendez-vous",
    lazyRouteComponent(() => import("./appointment/AgendaPage.tsx"), "AgendaPage"),
    (search): { antenne?: string; jour?: string } => ({
      antenne: textOf(search.antenne),
      jour: isCivilDate(String(search.jour)) ? String(search.jour) : undefined,
    }),
  ),
  page(
    "/reperage",
    lazyRouteComponent(() => import("./outreach/OutreachPage.tsx"), "OutreachPage"),
    nothing,
  ),
  page(
    "/reperage/$actionId",
    lazyRouteComponent(() => import("./outreach/ContactPage.tsx"), "ContactPage"),
    nothing,
  ),
  page(
    "/objectifs",
    lazyRouteComponent(() => import("./figures/ObjectivesPage.tsx"), "ObjectivesPage"),
    (search): { perimetre?: string; soir?: string } => ({
      perimetre: textOf(search.perimetre),
      soir: isCivilDate(String(search.soir)) ? String(search.soir) : undefined,
    }),
  ),
  page(
    "/absences",
    lazyRouteComponent(() => import("./account/AbsencesPage.tsx"), "AbsencesPage"),
    nothing,
  ),
  page(
    "/reglages",
    lazyRouteComponent(() => import("./setting/SettingsPage.tsx"), "SettingsPage"),
    (search): { etat?: "a-confirmer" | "confirmes"; tri?: string } => ({
      etat: textOf(search.etat) as "a-confirmer" | "confirmes" | undefined,
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/reglages/motifs",
    lazyRouteComponent(() => import("./setting/ReasonsPage.tsx"), "ReasonsPage"),
    (search): { famille?: ReasonFamily } => ({
      famille: textOf(search.famille) as ReasonFamily | undefined,
    }),
  ),
  page(
    "/reglages/pieces",
    lazyRouteComponent(() => import("./setting/DocumentKindsPage.tsx"), "DocumentKindsPage"),
    nothing,
  ),
  page(
    "/reglages/objectifs",
    lazyRouteComponent(
      () => import("./setting/ObjectiveSettingsPage.tsx"),
      "ObjectiveSettingsPage",
    ),
    nothing,
  ),
  page(
    "/reglages/protocole",
    lazyRouteComponent(() => import("./protocol/ProtocolsPage.tsx"), "ProtocolsPage"),
    nothing,
  ),
  page(
    "/reglages/comptes",
    lazyRouteComponent(() => import("./account/AccountsPage.tsx"), "AccountsPage"),
    (search): { role?: Role; antenne?: string; etat?: "clos" | "tous"; tri?: string } => ({
      role: textOf(search.role) as Role | undefined,
      antenne: textOf(search.antenne),
      etat: textOf(search.etat) as "clos" | "tous" | undefined,
      tri: textOf(search.tri),
    }),
  ),
  page(
    "/reglages/antennes",
    lazyRouteComponent(() => import("./account/AntennesPage.tsx"), "AntennesPage"),
    nothing,
  ),
  page(
    "/reglages/partenaires",
    lazyRouteComponent(() => import("./account/OrganisationsPage.tsx"), "OrganisationsPage"),
    (search): { nature?: OrganisationKind; tri?: string } => ({
      nature: textOf(search.nature) as OrganisationKind | undefined,
      tri: textOf(search.tri),
    }),
  ),
] as const;

const tree = root.addChildren([door, comingBack, signedIn.addChildren([...pages])]);

/** Every address of the client. Search text never enters an address. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingMs: 150,
  defaultPendingComponent: () => <LoadingState />,
  defaultErrorComponent: ({ error, reset }) => <FailedState error={error} retry={reset} />,
  defaultNotFoundComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
