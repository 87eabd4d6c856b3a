import { type OutreachPlan, type PlanInput, planInput } from "../../../domain/outreach/plan.ts";
import { slugOf } from "../account/slug.ts";
import { call } from "../api/client.ts";
import { useIntention } from "../api/intention.ts";
import { queries } from "../api/queries.ts";
import { useNames } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Form } from "../form/Form.tsx";
import { CheckboxesField, TextArea, TextField } from "../form/fields.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import { toast } from "../kit/Toast.tsx";

type Props = { plan?: OutreachPlan; taken: readonly string[]; close: () => void };

/** Makes a plan, or changes one: name, dates, public, partners. */
export const PlanForm = ({ plan, taken, close }: Props) => {
  const { directory } = useNames();
  const { keyOf, done } = useIntention();
  const partners = (directory?.organisations ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const save = async (values: PlanInput) => {
    const path = `/outreach-plans/${plan?.id ?? slugOf(values.name, taken, "plan")}`;
    await call({
      method: "PUT",
      path,
      body: values,
      key: keyOf([path, values]),
      version: plan?.version ?? 0,
    });
    done();
    await queries.invalidateQueries({ queryKey: ["outreach-plans"] });
    toast("Plan enregistré.");
    close();
  };
  const { name, from, to, audience } = plan ?? {};
  return (
    <Dialog
      title={plan ? `Modifier ${plan.name}` : "Nouveau plan de repérage"}
      open
      wide
      close={close}
    >
      <Form
        schema={planInput}
        defaults={{ name, from, to, audience, partners: [...(plan?.partners ?? [])] }}
        submit="Enregistrer le plan"
        aside={<Cancel />}
        send={save}
      >
        <TextField name="name" label="Nom" />
        <div className="field-row">
          <DateField name="from" label="Du" />
          <DateField name="to" label="Au" optional />
        </div>
        <TextArea
          name="audience"
          label="Public"
          hint="Qui ce plan veut rencontrer, et où."
          rows={2}
          optional
        />
        {partners.length > 0 && (
          <CheckboxesField name="partners" label="Partenaires" choices={partners} beside optional />
        )}
      </Form>
    </Dialog>
  );
};
