import { useCallback, useEffect, useRef, useState } from "react";
import { draft as draftSchema } from "../../../domain/control/answer.ts";
import { call, newKey } from "../api/client.ts";
import type { Executed } from "../api/command.ts";
import { asProblem, type Problem } from "../api/problem.ts";

export type Saving = "saved" | "saving" | "failed";

/**
 * Keeps the reviewer's draft on the platform, a moment after each change, one saving at a time. Nothing of it is
 * official nor seen by the counsellor.
 */
export const useDraft = (dossierId: string, version: number) => {
  const [state, setState] = useState<Saving>("saved");
  const [problem, setProblem] = useState<Problem>();
  const seen = useRef(version);
  const wanted = useRef<unknown>(undefined);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    seen.current = Math.max(seen.current, version);
  }, [version]);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current) return;
    busy.current = true;
    try {
      while (wanted.current !== undefined) {
        const body = draftSchema.parse(wanted.current);
        wanted.current = undefined;
        const done = await call<Executed>({
          method: "PUT",
          path: `/dossiers/${dossierId}/control/draft`,
          body,
          version: seen.current,
          key: newKey(),
        });
        seen.current = done.version;
      }
      setState("saved");
      setProblem(undefined);
    } catch (error) {
      setState("failed");
      setProblem(asProblem(error));
    } finally {
      busy.current = false;
    }
  }, [dossierId]);

  const keep = useCallback(
    (draft: unknown) => {
      wanted.current = draft;
      setState("saving");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), 700);
    },
    [flush],
  );
  useEffect(() => () => void flush(), [flush]);
  return { keep, flush, state, problem, version: () => seen.current };
};
