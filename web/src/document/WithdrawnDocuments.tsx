import "./document.css";
import { useNames, useSettings } from "../api/reference.ts";
import type { DossierView, WithdrawnDocument } from "../dossier/view.ts";
import { moment } from "../kit/french.ts";

const Withdrawn = ({ document }: { document: WithdrawnDocument }) => {
  const names = useNames();
  const { kind, reason } = useSettings();
  const { withdrawal, readers } = document;
  return (
    <li>
      <strong>{document.kinds.map(kind).join(", ")}</strong>
      <p className="soft small">
        {[
          withdrawal && moment(withdrawal.at),
          withdrawal?.replacedBy
            ? "remplacée par sa version masquée"
            : reason("document-withdrawal", withdrawal?.code),
          withdrawal?.moveTo
            ? "déplacée vers un autre dossier"
            : withdrawal?.destroyed
              ? "fichier détruit"
              : "destruction du fichier en cours",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="small">
        {readers.length === 0
          ? "Personne ne l’avait ouverte."
          : `Ouverte par ${readers.map(names.account).join(", ")}.`}
      </p>
    </li>
  );
};

/** Papers taken out of the dossier and who had opened them, for those who answer for it. */
export const WithdrawnDocuments = ({ view }: { view: DossierView }) => {
  const withdrawn = view.withdrawnDocuments ?? [];
  if (withdrawn.length === 0) return null;
  return (
    <details className="withdrawn screen-only">
      <summary>Pièces retirées ({withdrawn.length})</summary>
      <ul className="documents">
        {withdrawn.map((document) => (
          <Withdrawn key={document.id} document={document} />
        ))}
      </ul>
    </details>
  );
};
