import { useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useShortcut } from "../shell/shortcut.ts";

const keys = [
  ["j / k", "Pièce suivante, précédente"],
  ["a", "Accepter la pièce"],
  ["r", "Refuser, puis 1 à 9 pour le motif"],
  ["Échap", "Renoncer au refus"],
  ["e", "Effacer le verdict"],
  ["d", "Décider"],
  ["n", "Dossier suivant"],
  ["/", "Rechercher un dossier"],
  ["?", "Cette aide"],
] as const;

/** The keys of the workbench, on demand. */
export const Keys = () => {
  const [open, setOpen] = useState(false);
  useShortcut("?", () => setOpen(true));
  return (
    <>
      <Button small look="quiet" shortcut="?" onClick={() => setOpen(true)}>
        Clavier
      </Button>
      <Dialog title="Au clavier" open={open} close={() => setOpen(false)}>
        <dl className="keys">
          {keys.map(([key, label]) => (
            <div key={key} className="keys">
              <dt>
                <kbd className="key">{key}</kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
        <p className="soft small">
          Ces touches se coupent dans le menu de votre compte : « Raccourcis d’une touche ».
        </p>
        <div>
          <Button onClick={() => setOpen(false)}>Fermer</Button>
        </div>
      </Dialog>
    </>
  );
};
