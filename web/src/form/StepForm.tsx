import "./steps.css";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { FormProvider } from "react-hook-form";
import { Button } from "../kit/Button.tsx";
import { Resumed } from "./Form.tsx";
import { FormId, KnownFields } from "./field.tsx";
import { Guard } from "./Guard.tsx";
import { Summary } from "./Summary.tsx";
import { type DomainFormOptions, useDomainForm } from "./useDomainForm.ts";

export type Step = {
  readonly title: string;
  /** Beginnings of the names of the step's fields: what must be right before going on. */
  readonly fields: readonly string[];
  readonly content: ReactNode;
};

type Props<Output> = DomainFormOptions<Output> & { steps: readonly Step[]; submit: string };

const belongs = (step: Step, name: string) =>
  step.fields.some((field) => name === field || name.startsWith(`${field}.`));

/** Where a draft goes on: the first step of which something is still to be said. */
const stepLeftAt = (steps: readonly Step[], wanting: readonly string[]): number => {
  const first = steps.findIndex((step) => wanting.some((name) => belongs(step, name)));
  return first === -1 ? steps.length - 1 : first;
};

/** A long form in few steps: each is checked before the next, all can be gone back to, one sending at the end. */
export const StepForm = <Output,>(props: Props<Output>) => {
  const { steps } = props;
  const state = useDomainForm(props);
  const [current, setCurrent] = useState(() =>
    state.resumed ? stepLeftAt(steps, state.wanting()) : 0,
  );
  const title = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const step = steps[current] as Step;
  const last = current === steps.length - 1;
  const { faults, attempt } = state;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step
  useEffect(() => {
    if (moved.current) title.current?.focus();
    moved.current = true;
  }, [current]);
  // A refusal of a former step brings it back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each attempt
  useEffect(() => {
    const first = faults[0];
    const at = first ? steps.findIndex((one) => belongs(one, first.name)) : -1;
    if (attempt > 0 && at >= 0) setCurrent(at);
  }, [attempt]);

  const next = async () => {
    const good = await state.form.trigger([...step.fields]);
    if (good) setCurrent(current + 1);
    else state.refuse();
  };
  return (
    <FormProvider {...state.form}>
      <FormId value={state.id}>
        <KnownFields value={state.fields}>
          <form
            className="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void (last ? state.submit(event) : next());
            }}
          >
            <ol className="steps" aria-label="Étapes">
              {steps.map((one, index) => (
                <li
                  key={one.title}
                  data-state={index < current ? "done" : index === current ? "now" : "later"}
                >
                  {index < current ? (
                    <button type="button" onClick={() => setCurrent(index)}>
                      {one.title}
                    </button>
                  ) : (
                    <span aria-current={index === current ? "step" : undefined}>{one.title}</span>
                  )}
                </li>
              ))}
            </ol>
            <h2 ref={title} tabIndex={-1} className="step-title">
              <span className="soft">
                Étape {current + 1} sur {steps.length}
              </span>
              {step.title}
            </h2>
            <Summary
              form={state.id}
              faults={faults.filter((fault) => belongs(step, fault.name) || last)}
              general={state.general ?? state.conflict?.problem.message}
              attempt={attempt}
            />
            {state.resumed && (
              <Resumed
                startAgain={() => {
                  state.startAgain();
                  setCurrent(0);
                }}
              />
            )}
            {steps.map((one, index) => (
              <div key={one.title} className="step" hidden={index !== current}>
                {one.content}
              </div>
            ))}
            <div className="form-foot">
              <Button type="submit" look="primary" pending={state.isSubmitting}>
                {last ? props.submit : "Continuer"}
              </Button>
              {current > 0 && <Button onClick={() => setCurrent(current - 1)}>Revenir</Button>}
            </div>
          </form>
          <Guard
            active={state.unsaved}
            keep={state.keep}
            drop={state.drop}
            durable={state.durable}
          />
        </KnownFields>
      </FormId>
    </FormProvider>
  );
};
