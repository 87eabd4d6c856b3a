import type { AnyRouter, LinkProps } from "@tanstack/react-router";

/** The pages that one opens a dossier from, as the way back names them. */
const names = {
  "/": "Accueil",
  "/dossiers": "Dossiers",
  "/orientations": "Mes orientations",
  "/controles": "Contrôles",
  "/entrees": "Entrées à acter",
  "/rendez-vous": "Rendez-vous",
} as const;
type ListPath = keyof typeof names;

const isList = (path: string): path is ListPath => path in names;
const searches = new Map<string, Record<string, unknown>>();
let last: ListPath = "/";

/** Remembers each list as it was left, its filters and sort, for as long as the tab lives. */
export const rememberLists = (router: AnyRouter): void => {
  router.subscribe("onResolved", ({ toLocation: { pathname, search } }) => {
    searches.set(pathname, search);
    if (isList(pathname)) last = pathname;
  });
};

/** The filters and the sort with which a page was left; none when it was not visited. */
export const searchOf = (path: string | undefined): Record<string, unknown> =>
  searches.get(path ?? "") ?? {};

/** The way back to the list that one came from. */
export const lastList = (): { readonly to: LinkProps["to"]; readonly label: string } => ({
  to: last,
  label: names[last],
});
