import type { ReactNode } from "react";
import { FormProvider } from "react-hook-form";
import { Button } from "../kit/Button.tsx";
import { useDialogHold } from "../kit/Dialog.tsx";
import { type Conflict, ConflictDialog } from "./ConflictDialog.tsx";
import { FormId, KnownFields } from "./field.tsx";
import { Guard } from "./Guard.tsx";
import { Summary } from "./Summary.tsx";
import { type DomainFormOptions, useDomainForm } from "./useDomainForm.ts";

type Props<Output> = DomainFormOptions<Output> & {
  submit: string;
  /** The look of the button that sends: a decision that refuses is not a happy one. */
  look?: "primary" | "danger";
  children: ReactNode;
  /** Other buttons of the foot. */
  aside?: ReactNode;
  conflict?: Conflict<Output>;
  /** On a page that guards what the form is a part of. */
  unguarded?: boolean;
  /** What is typed is kept elsewhere at each change: leaving loses nothing. */
  kept?: boolean;
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
 * A form is its schema. It keeps a draft, guards it against a click (on a page and in a dialog), says all that is wrong
 * in a summary that takes focus, and puts the API's refusals in the same place.
 */
export const Form = <Output,>(props: Props<Output>) => {
  const state = useDomainForm(props);
  const { conflict } = props;
  const { keep, drop } = state;
  const inDialog = useDialogHold(state.dirty && !props.kept ? { keep, drop } : undefined);
  return (
    <FormProvider {...state.form}>
      <FormId value={state.id}>
        <KnownFields value={state.fields}>
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
          {!props.kept && (inDialog || !props.unguarded) && (
            <Guard active={state.unsaved} keep={keep} drop={drop} durable={state.durable} />
          )}
          {conflict && state.conflict && (
            <ConflictDialog
              conflict={conflict}
              values={state.conflict.values}
              sendAnyway={() => void state.sendAnyway()}
              giveUp={() => {
                state.abandon();
                state.closeConflict();
                conflict.giveUp();
              }}
              close={state.closeConflict}
            />
          )}
        </KnownFields>
      </FormId>
    </FormProvider>
  );
};
