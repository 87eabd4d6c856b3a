import { useWatch } from "react-hook-form";
import type { Account, DelegationList } from "../../../domain/directory/directory.ts";
import { delegationInput } from "../../../domain/directory/input.ts";
import { line } from "../../../domain/fields.ts";
import { type Colleague, useNames } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { SelectField } from "../form/fields.tsx";
import { DirectoryForm } from "./DirectoryForm.tsx";
import { delegationWords, listsOf, standInsFor } from "./delegations.ts";

/** The delegation, and whose it is. */
const schema = delegationInput.extend({ holder: line(60) });

const StandIn = ({ list, holder }: { list: DelegationList; holder: string | undefined }) => {
  const { directory } = useNames();
  const chosen = useWatch({ name: "holder" }) as string | undefined;
  const choices = standInsFor(list, holder ?? chosen, directory?.accounts ?? []);
  return (
    <SelectField
      name="account"
      label={delegationWords[list].who}
      choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
};

const choicesAmong = (list: DelegationList, accounts: readonly Colleague[]) =>
  accounts
    .filter((one) => !one.closedOn && listsOf(one).includes(list))
    .map(({ id, name }) => ({ value: id, label: name }));

type Props = {
  list: DelegationList;
  /** Whose; to be chosen when absent. */
  holder?: Pick<Account, "id" | "name">;
  close: () => void;
};

/** A deputy or a planned absence, for a period with both ends. */
export const DelegationForm = ({ list, holder, close }: Props) => {
  const { directory } = useNames();
  const said = delegationWords[list];
  return (
    <DirectoryForm
      title={holder ? `${said.add} : ${holder.name}` : said.add}
      schema={schema}
      defaults={{ holder: holder?.id }}
      path={(values) => `/accounts/${values.holder}/${list}`}
      body={({ holder: _holder, ...delegation }) => delegation}
      method="POST"
      said={said.said}
      close={close}
    >
      {holder === undefined && (
        <SelectField
          name="holder"
          label="Pour qui"
          choices={choicesAmong(list, directory?.accounts ?? [])}
        />
      )}
      <StandIn list={list} holder={holder?.id} />
      <div className="field-row">
        <DateField name="from" label="Du" hint="Premier jour." />
        <DateField name="to" label="Au" hint="Dernier jour, compris." />
      </div>
    </DirectoryForm>
  );
};
