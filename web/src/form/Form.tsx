import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type DefaultValues, FormProvider, useForm } from "react-hook-form";
import type * as z from "zod";
import { asProblem, type Problem } from "../api/problem.ts";
import { Button } from "../kit/Button.tsx";
import { type DraftPlace, dropDraft, keepDraft, readDraft } from "./draft.ts";
import { FormId } from "./field.tsx";
import { Guard } from "./Guard.tsx";
import { type Fault, faultsOf, Summary } from "./Summary.tsx";

type Values = Record<string, unknown>;

type Props<Output> = {
  /** The domain's schema: client and server refuse the same things with the same words. */
  schema: z.ZodType<Output, unknown>;
  defaults?: DefaultValues<Values>;
  /** Sends; throws a `Problem` when refused. */
  send: (values: Output) => Promise<unknown>;
  submit: string;
  draft?: DraftPlace;
  children: ReactNode;
  /** Other buttons of the foot. */
  aside?: ReactNode;
  /** Shown when somebody else changed the dossier: gets the values and how to close. */
  conflict?: (values: Output, problem: Problem, close: () => void) => ReactNode;
};

const emptied = (values: Values | undefined) => ({ ...values });

/**
 * A form is its schema. It keeps a draft, guards it against a click, says all that is wrong in a summary that takes
 * focus, and puts the API's refusals in the same place.
 */
export const Form = <Output,>(props: Props<Output>) => {
  const id = useId().replaceAll(/[^\w]/g, "");
  const [found] = useState(() => (props.draft ? readDraft(props.draft) : undefined));
  const form = useForm<Values, unknown, Values>({
    defaultValues: emptied({ ...props.defaults, ...found }),
    resolver: zodResolver(props.schema as z.ZodType<Values, Values>),
    mode: "onSubmit",
    reValidateMode: "onChange",
    shouldFocusError: false,
  });
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<{ problem: Problem; values: Output }>();
  const [sent, setSent] = useState(false);
  const { errors, isSubmitting, isDirty } = form.formState;
  const { draft } = props;

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!draft) return;
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty: changed }) => {
        if (!changed) return;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => keepDraft(draft, values), 300);
      },
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [form, draft]);

  const put = (refusal: Problem, values: Output) => {
    setProblem({ problem: refusal, values });
    for (const { field, message } of refusal.errors) form.setError(field, { message });
  };
  const submit = form.handleSubmit(
    async (values) => {
      setProblem(undefined);
      try {
        await props.send(values as Output);
        setSent(true);
        clearTimeout(timer.current);
        if (draft) dropDraft(draft);
      } catch (error) {
        put(asProblem(error), values as Output);
        setAttempt((before) => before + 1);
      }
    },
    () => setAttempt((before) => before + 1),
  );

  const faults: readonly Fault[] = faultsOf(errors);
  const conflicting = problem?.problem.conflict ? props.conflict : undefined;
  const said =
    problem && !conflicting && problem.problem.errors.length === 0 && problem.problem.message;
  return (
    <FormProvider {...form}>
      <FormId value={id}>
        <form className="form" noValidate onSubmit={(event) => void submit(event)}>
          <Summary form={id} faults={faults} general={said || undefined} attempt={attempt} />
          {found && (
            <p className="soft small">
              Brouillon repris là où vous l'aviez laissé.{" "}
              <Button
                look="quiet"
                small
                onClick={() => {
                  if (draft) dropDraft(draft);
                  form.reset(emptied(props.defaults));
                }}
              >
                Repartir de zéro
              </Button>
            </p>
          )}
          {props.children}
          <div className="form-foot">
            <Button type="submit" look="primary" pending={isSubmitting}>
              {props.submit}
            </Button>
            {props.aside}
          </div>
        </form>
        <Guard
          active={isDirty && !sent && !isSubmitting}
          keep={draft && (() => keepDraft(draft, form.getValues()))}
          drop={draft && (() => dropDraft(draft))}
        />
        {problem && conflicting?.(problem.values, problem.problem, () => setProblem(undefined))}
      </FormId>
    </FormProvider>
  );
};
