import type { ReactNode } from "react";
import { FormProvider } from "react-hook-form";
import { Button } from "../kit/Button.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { FieldLabels, FormId } from "./field.tsx";
import { Guard } from "./Guard.tsx";
import { Summary } from "./Summary.tsx";
import { type DomainFormOptions, useDomainForm } from "./useDomainForm.ts";

/** How a form shows both sides when somebody else changed the dossier. */
export type Conflict<Output> = {
  readonly theirs: ReactNode;
  readonly mine: (values: Output) => ReactNode;
  /** Sends the same content on the version that stands now. */
  readonly sendAnyway: (values: Output) => Promise<unknown>;
  readonly giveUp: () => void;
};

type Props<Output> = DomainFormOptions<Output> & {
  submit: string;
  /** The look of the button that sends: a decision that refuses is not a happy one. */
  look?: "primary" | "danger";
  children: ReactNode;
  /** Other buttons of the foot. */
  aside?: ReactNode;
  conflict?: Conflict<Output>;
  /** In a dialog, the dialog itself asks before it closes. */
  unguarded?: boolean;
};

/** « Brouillon repris », and how to begin again. */
export const Resumed = ({ startAgain }: { startAgain: () => void }) => (
  <p className="soft small">
    Brouillon repris là où vous l’aviez laissé.{" "}
    <Button look="quiet" small onClick={startAgain}>
      Repartir de zéro
    </Button>
  </p>
);

/**
 * A form is its schema. It keeps a draft, guards it against a click, says all that is wrong in a summary that takes
 * focus, and puts the API's refusals in the same place.
 */
export const Form = <Output,>(props: Props<Output>) => {
  const state = useDomainForm(props);
  const { conflict } = props;
  return (
    <FormProvider {...state.form}>
      <FormId value={state.id}>
        <FieldLabels value={state.labels}>
          <form className="form" noValidate onSubmit={(event) => void state.submit(event)}>
            <Summary
              form={state.id}
              faults={state.faults}
              general={state.general ?? (conflict ? undefined : state.conflict?.problem.message)}
              attempt={state.attempt}
            />
            {state.resumed && <Resumed startAgain={state.startAgain} />}
            {props.children}
            <div className="form-foot">
              <Button type="submit" look={props.look ?? "primary"} pending={state.isSubmitting}>
                {props.submit}
              </Button>
              {props.aside}
            </div>
          </form>
          {!props.unguarded && <Guard active={state.unsaved} keep={state.keep} drop={state.drop} />}
          {conflict && state.conflict && (
            <ConflictDialog
              theirs={conflict.theirs}
              mine={conflict.mine(state.conflict.values)}
              sendAnyway={() => {
                const { values } = state.conflict as { values: Output };
                state.closeConflict();
                void conflict.sendAnyway(values);
              }}
              giveUp={conflict.giveUp}
              close={state.closeConflict}
            />
          )}
        </FieldLabels>
      </FormId>
    </FormProvider>
  );
};
