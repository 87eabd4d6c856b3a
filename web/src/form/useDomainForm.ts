import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useId, useRef, useState } from "react";
import { type DefaultValues, useForm } from "react-hook-form";
import type * as z from "zod";
import { asProblem, type Problem } from "../api/problem.ts";
import { useMe } from "../session/me.ts";
import { type DraftPlace, draftOf, dropDraft, keepDraft, readDraft } from "./draft.ts";
import type { KnownField } from "./field.tsx";
import { type Fault, faultsOf } from "./Summary.tsx";

export type Values = Record<string, unknown>;

export type DomainFormOptions<Output> = {
  /** The domain's schema: client and server refuse the same things with the same words. */
  schema: z.ZodType<Output, unknown>;
  defaults?: DefaultValues<Values>;
  /** Sends; throws a `Problem` when refused. `anyway`: on what stands now, which the person has seen. */
  send: (values: Output, anyway: boolean) => Promise<unknown>;
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
  const { defaults } = options;
  const draft = draftOf(useMe().id, options.draft);
  const id = useId().replaceAll(/\W/g, "");
  const [fields] = useState(() => new Map<string, KnownField>());
  const settled = useRef(false);
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

  const forget = () => {
    forgetTimer();
    if (draft) dropDraft(draft);
    setFound(undefined);
  };
  const sending = (anyway: boolean) => async (given: Values) => {
    const values = given as Output;
    setRefused(undefined);
    try {
      await options.send(values, anyway);
      forget();
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
  const fail = () => setAttempt((before) => before + 1);
  return {
    id,
    fields,
    form,
    attempt,
    faults,
    /** The refusal that no field carries. */
    general: said ? refused.problem.message : undefined,
    conflict: refused?.problem.conflict ? refused : undefined,
    closeConflict: () => setRefused(undefined),
    submit: form.handleSubmit(sending(false), fail),
    /** The same content on the version that stands now. */
    sendAnyway: form.handleSubmit(sending(true), fail),
    /** Forgets what was typed: nothing asks about it any more. */
    abandon: () => {
      settled.current = true;
      forget();
    },
    refuse: fail,
    /** The names of the fields that the schema does not take as they are now; nothing is said of them. */
    wanting: (): readonly string[] => {
      const { error } = options.schema.safeParse(withoutNull(form.getValues()));
      return (error?.issues ?? []).map(({ path }) => path.join("."));
    },
    isSubmitting,
    /** Something typed here would be lost. */
    dirty: isDirty && !isSubmitting,
    /** Something was typed, now or in the draft, and not sent. */
    unsaved: () => !settled.current && !isSubmitting && (isDirty || found !== undefined),
    durable: draft?.days !== undefined,
    resumed: found !== undefined,
    startAgain: () => {
      forget();
      form.reset({ ...defaults });
    },
    keep: draft && (() => keepDraft(draft, form.getValues())),
    drop: draft && forget,
  };
};
