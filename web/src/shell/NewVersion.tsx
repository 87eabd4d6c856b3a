import { useEffect, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";

const scriptIn = (page: Document) =>
  page.querySelector<HTMLScriptElement>("script[type=module]")?.getAttribute("src");

/** True when the origin serves another build than this tab's; a lost network is no new version. */
const isOld = async (): Promise<boolean> => {
  try {
    const answer = await fetch("/", { cache: "no-store", signal: AbortSignal.timeout(10_000) });
    const served = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = scriptIn(served);
    return answer.ok && script != null && script !== scriptIn(document);
  } catch {
    return false;
  }
};

/** A tab left open over a deployment may miss a part of the former version: it asks to reload, drafts stay. */
export const NewVersion = () => {
  const [old, setOld] = useState(false);
  useEffect(() => {
    const listen = () => void isOld().then((found) => found && setOld(true));
    window.addEventListener("vite:preloadError", listen);
    return () => window.removeEventListener("vite:preloadError", listen);
  }, []);
  if (!old) return null;
  return (
    <Notice tone="wait" title="Une nouvelle version de Jalon est en ligne" urgent>
      <p>Rechargez la page pour continuer. Vos brouillons sont gardés.</p>
      <div>
        <Button small onClick={() => location.reload()}>
          Recharger
        </Button>
      </div>
    </Notice>
  );
};
