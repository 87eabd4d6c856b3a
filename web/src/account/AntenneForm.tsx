import * as z from "zod";
import { type CivilDate, isCivilDate } from "../../../domain/date.ts";
import type { Antenne } from "../../../domain/directory/directory.ts";
import { type AntenneInput, antenneInput } from "../../../domain/directory/input.ts";
import { communeName } from "../../../domain/territory/lookup.ts";
import { today } from "../api/clock.ts";
import type { Said } from "../form/Compared.tsx";
import { DateField } from "../form/DateField.tsx";
import { CheckboxesField, TextField } from "../form/fields.tsx";
import { longDate } from "../kit/french.ts";
import { type Cover, coversFrom, placesOn } from "./covers.ts";
import { DirectoryForm } from "./DirectoryForm.tsx";
import { places } from "./places.ts";
import { slugOf } from "./slug.ts";

const names = (codes: readonly string[]) =>
  codes
    .map(communeName)
    .toSorted((one, other) => one.localeCompare(other, "fr"))
    .join(", ");

const said = ({
  name,
  address,
  covers,
}: Omit<AntenneInput, "covers"> & Pick<Antenne, "covers">): Said => [
  ["Nom", name],
  ["Adresse", address],
  ["Communes", names(covers.filter(({ to }) => to === undefined).map(({ commune }) => commune))],
];

/** What is typed is a list of places and a day; what is sent is the dated covers. */
const schemaFor = (before: readonly Cover[]) =>
  z.preprocess((given) => {
    const { communes, from, ...rest } = given as { communes?: string[]; from?: CivilDate };
    const day = from !== undefined && isCivilDate(from) ? from : today();
    return { ...rest, covers: coversFrom(before, communes || [], day) };
  }, antenneInput);

type Props = { antenne?: Antenne; taken: readonly string[]; close: () => void };

/** Adds an antenne, or changes its name, its address and what it covers. */
export const AntenneForm = ({ antenne, taken, close }: Props) => {
  const before = antenne?.covers ?? [];
  return (
    <DirectoryForm
      title={antenne ? `Modifier ${antenne.name}` : "Ajouter une antenne"}
      schema={schemaFor(before)}
      defaults={{
        name: antenne?.name,
        address: antenne?.address,
        communes: antenne ? [...placesOn(antenne, today())] : [],
        from: today(),
      }}
      path={({ name }) => `/antennes/${antenne?.id ?? slugOf(name, taken, "antenne")}`}
      method="PUT"
      version={antenne?.version ?? 0}
      compare={antenne && { theirs: said(antenne), mine: said }}
      said="Antenne enregistrée."
      wide
      close={close}
    >
      <div className="field-row">
        <TextField name="name" label="Nom" />
        <TextField name="address" label="Adresse" />
      </div>
      <CheckboxesField name="communes" label="Communes couvertes" choices={places} beside />
      <DateField
        name="from"
        label="Communes couvertes à partir du"
        hint={`Aujourd’hui, ${longDate(today())}, ou un autre jour. Une commune décochée reste couverte jusqu’à la veille.`}
      />
    </DirectoryForm>
  );
};
