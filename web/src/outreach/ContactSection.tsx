import { contactOutcomes } from "../../../domain/outreach/contact.ts";
import { useNames } from "../api/reference.ts";
import type { DossierView } from "../dossier/view.ts";
import { Badge } from "../kit/Badge.tsx";
import { longDate } from "../kit/french.ts";
import { Said } from "../kit/Said.tsx";

/** Where the person was met, and what became of the contact. */
export const ContactSection = ({ view }: { view: DossierView }) => {
  const names = useNames();
  const { contact } = view;
  if (!contact) return null;
  const { outcome } = contact;
  return (
    <section className="card">
      <div className="section-head">
        <h2>Repérage</h2>
        {outcome && <Badge>{contactOutcomes[outcome.kind]}</Badge>}
      </div>
      <p className="soft small">
        Rencontrée le {longDate(contact.metOn)}, enregistrée par {names.account(contact.by)}
        {outcome && ` · contact clos le ${longDate(outcome.on)}`}
      </p>
      {outcome?.words && <Said>{outcome.words}</Said>}
    </section>
  );
};
