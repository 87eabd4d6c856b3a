import { useQuery } from "@tanstack/react-query";
import { useWatch } from "react-hook-form";
import { antennesCovering } from "../../../domain/directory/directory.ts";
import { today } from "../api/clock.ts";
import { directoryQuery } from "../api/reference.ts";
import { RadioField } from "../form/fields.tsx";

/** The antennes that cover the chosen commune: asked only when there is a choice. */
export const AntenneField = () => {
  const [commune, associatedCommune] = useWatch({
    name: ["residence.commune", "residence.associatedCommune"],
  }) as (string | undefined)[];
  const { data } = useQuery(directoryQuery);
  if (data === undefined || commune === undefined) return null;
  const covering = antennesCovering(data, { commune, associatedCommune }, today());
  if (covering.length < 2) return null;
  return (
    <RadioField
      name="antenne"
      label="Antenne souhaitée"
      optional
      choices={covering.map(({ id, name }) => ({ value: id, label: name }))}
      beside
    />
  );
};
