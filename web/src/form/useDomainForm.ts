import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useId, useRef, useState } from "react";
import { type DefaultValues, useForm } from "react-hook-form";
import type * as z from "zod";
import { asProblem, type Problem } from "../api/problem.ts";
import { type DraftPlace, dropDraft, keepDraft, readDraft } from "./draft.ts";
import { type Fault, faultsOf } from "./Summary.tsx";

export type Values = Record<string, unknown>;

export type DomainFormOptions<Output> = {
  /** The domain's schema: client and server refuse the same things with the same words. */
  schema: z.ZodType<Output, unknown>;
  defaults?: DefaultValues<Values>;
  /** Sends; throws a `Problem` when refused. */
  send: (values: Output) => Promise<unknown>;
  draft?: DraftPlace;
};

/** A choice not made is null for the form and nothing for a schema. */
const withoutNull = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(entries.map(([name, member]) => [name, withoutNull(member)]));
};

/** Keeps what is typed, a moment after each change, for as long as the form is not sent. */
const useDraft = (form: ReturnType<typeof useForm<Values>>, draft: DraftPlace | undefined) => {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const place = useRef(draft);
  place.current = draft;
  useEffect(() => {
    const stop = form.subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        clearTimeout(timer.current);
        if (!isDirty) return;
        timer.current = setTimeout(() => place.current && keepDraft(place.current, values), 300);
      },
    });
    return () => {
      stop();
      clearTimeout(timer.current);
    };
  }, [form]);
  return () => clearTimeout(timer.current);
};

/** What all forms share: schema, draft, refusals in the summary, one attempt after another. */
export const useDomainForm = <Output>(options: DomainFormOptions<Output>) => {
  const { draft, defaults } = options;
  const id = useId().replaceAll(/\W/g, "");
  const [labels] = useState(() => new Map<string, string>());
  const [found, setFound] = useState(() => (draft ? readDraft(draft) : undefined));
  const judge = zodResolver(options.schema as z.ZodType<Values, Values>);
  const form = useForm<Values>({
    defaultValues: { ...defaults, ...found },
    resolver: (values, context, how) => judge(withoutNull(values) as Values, context, how),
    shouldFocusError: false,
  });
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<{ problem: Problem; values: Output }>();
  const forgetTimer = useDraft(form, draft);
  const { errors, isSubmitting, isDirty } = form.formState;

  const send = async (values: Output) => {
    setRefused(undefined);
    try {
      await options.send(values);
      forgetTimer();
      if (draft) dropDraft(draft);
      setFound(undefined);
      form.reset(form.getValues());
    } catch (error) {
      const problem = asProblem(error);
      setRefused({ problem, values });
      for (const { field, message } of problem.errors) form.setError(field, { message });
      setAttempt((before) => before + 1);
    }
  };
  const faults: readonly Fault[] = faultsOf(errors);
  const said = refused && !refused.problem.conflict && refused.problem.errors.length === 0;
  return {
    id,
    labels,
    form,
    attempt,
    faults,
    /** The refusal that no field carries. */
    general: said ? refused.problem.message : undefined,
    conflict: refused?.problem.conflict ? refused : undefined,
    closeConflict: () => setRefused(undefined),
    submit: form.handleSubmit(
      (values) => send(values as Output),
      () => setAttempt((before) => before + 1),
    ),
    refuse: () => setAttempt((before) => before + 1),
    isSubmitting,
    /** Something was typed and not sent. */
    unsaved: (isDirty || found !== undefined) && !isSubmitting,
    resumed: found !== undefined,
    startAgain: () => {
      if (draft) dropDraft(draft);
      setFound(undefined);
      form.reset({ ...defaults });
    },
    keep: draft && (() => keepDraft(draft, form.getValues())),
    drop: draft && (() => dropDraft(draft)),
  };
};
