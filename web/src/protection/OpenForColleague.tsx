import { opening } from "../../../domain/protection/input.ts";
import { call } from "../api/client.ts";
import { useIntention } from "../api/intention.ts";
import { queries } from "../api/queries.ts";
import { Form } from "../form/Form.tsx";
import { ReasonFields } from "../form/reason.tsx";
import { toast } from "../kit/Toast.tsx";

/** A colleague's dossier of the same antenne: opened for 24 hours, with a reason that the manager sees. */
export const OpenForColleague = ({ dossierId }: { dossierId: string }) => {
  const { keyOf, done } = useIntention();
  return (
    <section className="card">
      <h2>Le dossier d’un collègue de votre antenne ?</h2>
      <p>
        Vous pouvez l’ouvrir pour 24 heures en disant pourquoi. Le responsable en est informé, et
        chaque lecture est notée.
      </p>
      <Form
        schema={opening}
        submit="Ouvrir pour 24 heures"
        unguarded
        send={async (values) => {
          await call({
            method: "POST",
            path: `/dossiers/${dossierId}/openings`,
            body: values,
            key: keyOf(values),
          });
          done();
          toast("Dossier ouvert pour 24 heures.");
          await queries.invalidateQueries({ queryKey: ["dossier", dossierId] });
        }}
      >
        <ReasonFields family="opening" label="Pourquoi l’ouvrir ?" />
      </Form>
    </section>
  );
};
