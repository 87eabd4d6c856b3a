import { useContext } from "react";
import { useController } from "react-hook-form";
import {
  type Criterion,
  type CriterionGroup,
  isGroup,
  singleCriteria,
} from "../../../domain/protocol/criterion.ts";
import { slugOf } from "../account/slug.ts";
import { useSettings } from "../api/reference.ts";
import { FormId, fieldId } from "../form/field.tsx";
import { faultsOf } from "../form/Summary.tsx";
import { Button } from "../kit/Button.tsx";
import { CriterionEditor } from "./CriterionEditor.tsx";
import { newCriterion, withAlternatives, withAt } from "./edit.ts";
import { Figure } from "./inputs.tsx";

type GroupProps = {
  group: CriterionGroup;
  taken: readonly string[];
  change: (group: CriterionGroup) => void;
};

const Group = ({ group, taken, change }: GroupProps) => {
  const { kinds } = useSettings();
  const { alternatives } = group;
  const add = () =>
    change(
      withAlternatives(group, [
        ...alternatives,
        newCriterion(slugOf("nouveau-critere", taken, "critere"), kinds[0]?.code ?? "other"),
      ]),
    );
  return (
    <fieldset className="group">
      <legend>{group.label}</legend>
      <Figure
        label={`Combien doivent être remplis, sur ${alternatives.length}`}
        value={group.needed}
        change={(needed) => change({ ...group, needed: needed as number })}
      />
      <div>
        {alternatives.map((one, index) => (
          <CriterionEditor
            key={one.code}
            criterion={one}
            removable={alternatives.length > 1}
            open={one.label === "" ? true : undefined}
            change={(next) => change(withAlternatives(group, withAt(alternatives, index, next)))}
          />
        ))}
      </div>
      <div>
        <Button small onClick={add}>
          Ajouter un critère<span className="unseen"> : {group.label}</span>
        </Button>
      </div>
    </fieldset>
  );
};

/** The criteria of a version as one field: each opens to be changed. */
export const CriteriaField = ({ name, label }: { name: string; label: string }) => {
  const { field, fieldState } = useController({ name });
  const id = fieldId(useContext(FormId), name);
  const criteria = (field.value ?? []) as readonly Criterion[];
  const taken = [...criteria, ...singleCriteria(criteria)].map(({ code }) => code);
  const put = (index: number) => (next: Criterion | undefined) =>
    field.onChange(withAt(criteria, index, next));
  const faults = fieldState.error ? faultsOf({ [name]: fieldState.error }) : [];
  return (
    <section className="protocol-part" id={id} tabIndex={-1} aria-label={label}>
      <h3>{label}</h3>
      {faults.map((fault) => (
        <p className="fault" key={fault.name}>
          {fault.message}
        </p>
      ))}
      {criteria.map((criterion, index) =>
        isGroup(criterion) ? (
          <Group key={criterion.code} group={criterion} taken={taken} change={put(index)} />
        ) : (
          <CriterionEditor key={criterion.code} criterion={criterion} change={put(index)} />
        ),
      )}
    </section>
  );
};
