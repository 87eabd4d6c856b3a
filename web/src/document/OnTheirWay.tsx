import "./document.css";
import type { DossierView } from "../dossier/view.ts";
import { DocumentFacts } from "./DocumentRow.tsx";
import { isOnItsWay } from "./shown.ts";

/** Papers that are not to be reviewed, or not yet: being verified, or rejected and why. */
export const OnTheirWay = ({ view }: { view: DossierView }) => {
  const documents = (view.documents ?? []).filter(
    (document) => document.status === "rejected" || isOnItsWay(document),
  );
  if (documents.length === 0) return null;
  return (
    <section className="card" aria-live="polite">
      <h2>En vérification ou refusées</h2>
      <ul className="documents">
        {documents.map((document) => (
          <li key={document.id} className="document-row">
            <DocumentFacts document={document} />
          </li>
        ))}
      </ul>
    </section>
  );
};
