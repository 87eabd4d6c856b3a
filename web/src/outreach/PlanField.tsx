import { SelectField } from "../form/fields.tsx";
import { usePlans } from "./calls.ts";

/** The outreach plan that something is part of; not asked while there is none. */
export const PlanField = () => {
  const { choices } = usePlans();
  if (choices.length === 0) return null;
  return (
    <SelectField
      name="plan"
      label="Plan de repérage"
      choices={choices}
      placeholder="Aucun plan"
      optional
    />
  );
};
