import type { Account, Delegation, DelegationList } from "../../../domain/directory/directory.ts";
import { delegationInput } from "../../../domain/directory/input.ts";
import { today } from "../api/clock.ts";
import { useNames } from "../api/reference.ts";
import { DateField } from "../form/DateField.tsx";
import { Button } from "../kit/Button.tsx";
import { shortDate } from "../kit/french.ts";
import { Notice } from "../kit/Notice.tsx";
import { DirectoryForm } from "./DirectoryForm.tsx";
import { delegationWords, momentOf } from "./delegations.ts";
import { useChange } from "./useChange.ts";

type Props = {
  list: DelegationList;
  holder: Pick<Account, "id">;
  delegation: Delegation;
  close: () => void;
};

/** Ends a delegation before its day: on a day to choose, or at once. What was done under it stays in the history. */
export const EndDelegation = ({ list, holder, delegation, close }: Props) => {
  const names = useNames();
  const said = delegationWords[list];
  const path = `/accounts/${holder.id}/${list}/end`;
  const { account, from, to } = delegation;
  const hasBegun = momentOf(delegation, today()) === "now";
  const { pending, fault, send } = useChange({ path, said: said.ended, done: close });
  return (
    <DirectoryForm
      title={`${said.end} : ${names.account(account)}`}
      schema={delegationInput}
      defaults={{ account, from }}
      path={path}
      method="POST"
      said={said.ended}
      submit="Écourter"
      close={close}
      aside={
        <Button look="danger" pending={pending} onClick={() => void send({ account, from })}>
          {hasBegun ? "Arrêter tout de suite" : "Supprimer"}
        </Button>
      }
    >
      <p className="soft">
        Du {shortDate(from)} au {shortDate(to)}. Ce qui a été fait jusque-là reste dans l’histoire
        des dossiers.
      </p>
      {fault && (
        <Notice tone="stop" urgent>
          <p>{fault.message}</p>
        </Notice>
      )}
      <DateField name="to" label="Nouveau dernier jour" hint={`Avant le ${shortDate(to)}.`} />
    </DirectoryForm>
  );
};
