import { useEffect, useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";

/** A tab left open over a deployment misses a page of the former version: it asks to reload, drafts stay. */
export const NewVersion = () => {
  const [old, setOld] = useState(false);
  useEffect(() => {
    const listen = (event: Event) => {
      event.preventDefault();
      setOld(true);
    };
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
