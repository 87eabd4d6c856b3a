import "./document.css";
import { useState } from "react";
import { useUnderWay } from "../dossier/useUnderWay.ts";
import type { DossierView } from "../dossier/view.ts";
import { Button } from "../kit/Button.tsx";
import { DocumentDialogs, type Opened } from "./DocumentDialogs.tsx";
import { DocumentRow } from "./DocumentRow.tsx";
import { SeenDialog } from "./SeenDialog.tsx";
import { isShown } from "./shown.ts";
import { UploadZone } from "./UploadZone.tsx";
import { WithdrawnDocuments } from "./WithdrawnDocuments.tsx";

/** The papers of a dossier: deposit, verdict, kinds, preview, withdrawal. */
export const Documents = ({ view }: { view: DossierView }) => {
  const [opened, setOpened] = useState<Opened>();
  const [seeing, setSeeing] = useState(false);
  useUnderWay(view);
  const may = (operation: string) => view.actions.includes(operation);
  const documents = (view.documents ?? []).filter(isShown);
  return (
    <section className="card" id="documents">
      <div className="section-head">
        <h2>Documents</h2>
        {may("certifyDocumentSeen") && (
          <span className="screen-only">
            <Button small onClick={() => setSeeing(true)}>
              Certifier une pièce vue
            </Button>
          </span>
        )}
      </div>
      {documents.length === 0 && <p className="soft">Aucune pièce pour l’instant.</p>}
      {documents.length > 0 && (
        <ul className="documents">
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              actions={view.actions}
              open={setOpened}
            />
          ))}
        </ul>
      )}
      <WithdrawnDocuments view={view} />
      {may("announceDocument") && <UploadZone dossierId={view.id} />}
      {seeing && <SeenDialog view={view} close={() => setSeeing(false)} />}
      <DocumentDialogs view={view} opened={opened} close={() => setOpened(undefined)} />
    </section>
  );
};
