import { useState } from "react";
import { documentWithdrawal } from "../../../domain/document/input.ts";
import type { ActionProps } from "../action/CommandDialog.tsx";
import { useIntention } from "../api/intention.ts";
import { useNames } from "../api/reference.ts";
import type { SeenDocument } from "../dossier/view.ts";
import { Form } from "../form/Form.tsx";
import { ReasonFields } from "../form/reason.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";
import { DossierField } from "../search/DossierField.tsx";
import { mayEver, useMe } from "../session/me.ts";
import { withdraw } from "./calls.ts";

/** A paper filed on the wrong person: hidden at once; then it says who had opened it. */
const WithdrawDialog = ({ view, document, close }: ActionProps & { document: SeenDocument }) => {
  const names = useNames();
  // A paper is moved by those who may file one; whether into that very dossier, the platform says.
  const moves = mayEver(useMe(), "announceDocument");
  const { keyOf, done } = useIntention();
  const [readers, setReaders] = useState<readonly string[]>();
  if (readers)
    return (
      <Dialog title="Document retiré" open close={close}>
        {readers.length === 0 ? (
          <p>Personne ne l’avait ouvert.</p>
        ) : (
          <Notice tone="wait" title="Il avait été ouvert par">
            <ul>
              {readers.map((reader) => (
                <li key={reader}>{names.account(reader)}</li>
              ))}
            </ul>
          </Notice>
        )}
        <div>
          <Button look="primary" onClick={close}>
            Fermer
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title="Retirer ce document" open close={close}>
      <p className="soft">
        Il disparaît aussitôt du dossier. Le fichier est détruit
        {moves && ", ou déplacé vers le bon dossier"}.
      </p>
      <Form
        schema={documentWithdrawal}
        submit="Retirer le document"
        look="danger"
        unguarded
        aside={<Button onClick={close}>Annuler</Button>}
        send={async (values) => {
          setReaders(await withdraw(view.id, document.id, values, keyOf(values)));
          done();
        }}
      >
        <ReasonFields family="document-withdrawal" />
        {moves && (
          <DossierField
            name="moveTo"
            label="Déplacer vers le dossier"
            hint="Cherchez le dossier de la bonne personne. Sans cela, le fichier est détruit."
            except={view.id}
            optional
          />
        )}
      </Form>
    </Dialog>
  );
};
export default WithdrawDialog;
