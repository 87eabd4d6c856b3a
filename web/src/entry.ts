import { goToSignIn, wasSignedIn } from "./session/attempt.ts";
import { configuration } from "./session/configuration.ts";

/**
 * What every page loads first, and little else when it is loaded again or opened beside another: it has no tokens, but the
 * issuer has a session, and the client would be drawn only to be left for the way there and back.
 */
const { pathname, search, hash } = location;
const isDoor = ["/connexion", "/retour", "/deconnexion"].includes(pathname);
const open = () => import("./main.tsx");
/** An issuer that takes longer than this (milliseconds) is waited for at the door, which says so. */
const patience = 2_000;

if (!isDoor && wasSignedIn()) {
  const late = setTimeout(open, patience);
  goToSignIn(pathname + search + hash).catch(() => {
    clearTimeout(late);
    return open();
  });
} else {
  // What the exchange of the code asks for is fetched while the client is on its way; a failure is said by the exchange.
  if (pathname === "/retour") configuration().catch(() => undefined);
  void open();
}
