import {
  educationLevels,
  employmentStatuses,
  housings,
  readings,
  resourceKinds,
  saidAnswers,
} from "../../../domain/person/situation.ts";
import { DateField } from "../form/DateField.tsx";
import { choicesOf, RadioField, SelectField, TextField } from "../form/fields.tsx";

/** What the person says of their situation; nothing is mandatory. `at` is where it stands in the form. */
export const SituationFields = ({ at = "" }: { at?: "" | "situation." }) => {
  const said = (name: string, label: string) => (
    <RadioField
      name={`${at}${name}`}
      label={label}
      choices={choicesOf(saidAnswers)}
      beside
      optional
    />
  );
  return (
    <>
      <div className="field-row">
        <SelectField
          name={`${at}resources`}
          label="Ressources"
          choices={choicesOf(resourceKinds)}
          placeholder="Non précisé"
          optional
        />
        <SelectField
          name={`${at}housing`}
          label="Logement"
          choices={choicesOf(housings)}
          placeholder="Non précisé"
          optional
        />
      </div>
      <div className="field-row">
        <SelectField
          name={`${at}employment`}
          label="Situation d’emploi"
          choices={choicesOf(employmentStatuses)}
          placeholder="Non précisé"
          optional
        />
        <DateField name={`${at}withoutWorkSince`} label="Sans travail depuis le" optional />
      </div>
      <SelectField
        name={`${at}educationLevel`}
        label="Niveau d’études"
        choices={choicesOf(educationLevels)}
        placeholder="Non précisé"
        numeric
        optional
      />
      {said("disabledWorker", "Reconnue travailleur handicapé (RQTH)")}
      {said("loneParent", "Parent isolé")}
      {said("refugee", "Réfugiée ou protégée")}
      <div className="field-row">
        <SelectField
          name={`${at}readsFrench`}
          label="Lit le français"
          choices={choicesOf(readings)}
          placeholder="Non précisé"
          optional
        />
        <TextField
          name={`${at}interpreter`}
          label="Interprète"
          hint="La langue, si un interprète est nécessaire."
          optional
        />
      </div>
    </>
  );
};
