import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { FailedState, LoadingState } from "./kit/States.tsx";
import { ReturnPage } from "./session/ReturnPage.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import { isSignedIn } from "./session/session.ts";
import { NotFound } from "./shell/NotFound.tsx";

const root = createRootRoute({ component: Outlet });

const door = createRoute({
  getParentRoute: () => root,
  path: "/connexion",
  validateSearch: (search: Record<string, unknown>): { retour?: string; fenetre?: true } => ({
    retour: typeof search.retour === "string" ? search.retour : undefined,
    fenetre: search.fenetre ? true : undefined,
  }),
  component: () => {
    const { retour, fenetre } = door.useSearch();
    // Only a path of ours: a link made elsewhere must not send people away after they signed in.
    const back = retour !== undefined && /^\/(?!\/)/.test(retour) ? retour : "/";
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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  component: lazyRouteComponent(() => import("./home/HomePage.tsx"), "HomePage"),
});

const tree = root.addChildren([door, comingBack, signedIn.addChildren([home])]);

/** Every address of the client. Pages load when first visited; search text never enters an address. */
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
