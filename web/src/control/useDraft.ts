import { useCallback, useEffect, useRef, useState } from "react";
import { type Draft, draft as draftSchema } from "../../../domain/control/answer.ts";
import { call } from "../api/client.ts";
import type { Executed } from "../api/command.ts";
import { useIntention } from "../api/intention.ts";
import { asProblem, Problem } from "../api/problem.ts";
import { queries } from "../api/queries.ts";
import { dossierQuery } from "../dossier/view.ts";

export type Saving = "saved" | "saving" | "failed";

/** What was kept is what the dossier now says: coming back to it shows this draft, not the one read before. */
const layOnDossier = ({ dossier, id, version }: Executed, draft: Draft): void => {
  queries.setQueryData(
    dossierQuery(dossier).queryKey,
    (view) =>
      view && {
        ...view,
        controls: view.controls?.map((control) =>
          control.id === id ? { ...control, draft, version } : control,
        ),
      },
  );
};

const parsed = (draft: Draft): Draft => {
  const { data, error } = draftSchema.safeParse(draft);
  if (data) return data;
  throw new Problem(422, "draft", error.issues[0]?.message ?? "");
};

/**
 * Keeps the reviewer's draft on the platform, a moment after each change, one saving at a time; what a failed saving
 * held is held until a saving succeeds. Nothing of it is official nor seen by the counsellor.
 */
export const useDraft = (dossierId: string, version: number) => {
  const [state, setState] = useState<Saving>("saved");
  const [problem, setProblem] = useState<Problem>();
  const base = useRef(version);
  const wanted = useRef<Draft>(undefined);
  const flight = useRef<Promise<boolean>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { keyOf, done } = useIntention();

  const settled = useCallback(() => {
    setState("saved");
    setProblem(undefined);
  }, []);
  const send = useCallback(async (): Promise<boolean> => {
    try {
      while (wanted.current !== undefined) {
        const held = wanted.current;
        const body = parsed(held);
        const executed = await call<Executed>({
          method: "PUT",
          path: `/dossiers/${dossierId}/control/draft`,
          body,
          version: base.current,
          key: keyOf(body),
        });
        done();
        base.current = executed.version;
        if (wanted.current === held) wanted.current = undefined;
        layOnDossier(executed, body);
      }
      settled();
      return true;
    } catch (error) {
      setState("failed");
      setProblem(asProblem(error));
      return false;
    }
  }, [dossierId, keyOf, done, settled]);

  /** Saves what is not saved yet, the saving under way included. True when all is saved. */
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    flight.current ??= send().finally(() => {
      flight.current = undefined;
    });
    return flight.current;
  }, [send]);

  const keep = useCallback(
    (draft: Draft) => {
      wanted.current = draft;
      setState("saving");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), 700);
    },
    [flush],
  );
  useEffect(() => {
    const again = () => {
      if (wanted.current !== undefined) void flush();
    };
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      void flush();
    };
  }, [flush]);

  return {
    keep,
    flush,
    state,
    problem,
    isHeld: useCallback(() => wanted.current !== undefined, []),
    version: useCallback(() => base.current, []),
    /** Goes on from a version that somebody else made, keeping what is held here. */
    rebase: useCallback((made: number) => {
      base.current = made;
    }, []),
    /** Gives up what is held here. */
    drop: useCallback(() => {
      clearTimeout(timer.current);
      wanted.current = undefined;
      settled();
    }, [settled]),
  };
};
