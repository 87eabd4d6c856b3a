import "./shell.css";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useRef, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { useOneKey } from "../kit/keys.ts";
import { FailedState, LoadingState } from "../kit/States.tsx";
import { SearchDialog } from "../search/SearchDialog.tsx";
import { type Me, meQuery } from "../session/me.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { Expired } from "./Expired.tsx";
import { NewVersion } from "./NewVersion.tsx";
import { entries, mayOrient, maySearch } from "./navigation.ts";
import { useShortcut } from "./shortcut.ts";

const Navigation = ({ me, done }: { me: Me; done: () => void }) => {
  // An entry of its own, though it lies below that of the orientations.
  const isOrienting = useRouterState({
    select: ({ location }) => location.pathname === "/orientations/nouvelle",
  });
  return (
    <nav aria-label="Navigation principale">
      {mayOrient(me) && (
        <Link to="/orientations/nouvelle" className="orient" onClick={done}>
          Orienter une personne
        </Link>
      )}
      {entries
        .filter((entry) => entry.shown(me))
        .map((entry) => (
          <Link
            key={entry.to}
            to={entry.to}
            onClick={done}
            activeOptions={{ exact: isOrienting || ["/", "/reglages"].includes(entry.to) }}
            activeProps={{ "aria-current": "page" }}
          >
            {entry.label}
          </Link>
        ))}
    </nav>
  );
};

/** After a navigation, the keyboard and the screen reader start at the new page. */
const useFocusOnNavigation = () => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (path === undefined) return;
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return main;
};

const Frame = ({ me }: { me: Me }) => {
  const [open, setOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  const main = useFocusOnNavigation();
  const searchable = maySearch(me);
  const byKey = useOneKey();
  useShortcut("/", () => searchable && setSearching(true));
  return (
    <div className="shell">
      <a className="skip" href="#contenu">
        Aller au contenu
      </a>
      <header className="shell-head">
        <span className="menu-toggle">
          <Button
            small
            aria-expanded={open}
            aria-controls="navigation"
            onClick={() => setOpen(!open)}
          >
            Menu
          </Button>
        </span>
        <Link to="/" className="brand">
          <img src="/favicon.svg" alt="" width="30" height="30" />
          Jalon
        </Link>
        {searchable && (
          <button
            type="button"
            className="search-way"
            aria-keyshortcuts={byKey ? "/" : undefined}
            aria-label="Rechercher un dossier"
            onClick={() => setSearching(true)}
          >
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
              <path d="m10.5 10.5 4 4" stroke="currentColor" strokeWidth="1.6" />
            </svg>
            <span className="words">Rechercher un dossier</span>
            {byKey && (
              <span className="key" aria-hidden="true">
                /
              </span>
            )}
          </button>
        )}
        <div className="end">
          <AccountMenu />
        </div>
      </header>
      <div className="shell-side" id="navigation" data-open={open}>
        <Navigation me={me} done={() => setOpen(false)} />
      </div>
      <main className="shell-main" id="contenu" ref={main} tabIndex={-1}>
        <NewVersion />
        <Suspense fallback={<LoadingState />}>
          <Outlet />
        </Suspense>
      </main>
      {searching && <SearchDialog close={() => setSearching(false)} />}
      <Expired />
    </div>
  );
};

/** What surrounds every page of a signed-in person. */
export const Shell = () => {
  const me = useQuery(meQuery);
  if (me.data) return <Frame me={me.data} />;
  return (
    <main className="shell-main">
      {me.error ? (
        <FailedState error={me.error} retry={() => void me.refetch()} />
      ) : (
        <LoadingState label="Ouverture de votre session" />
      )}
    </main>
  );
};
