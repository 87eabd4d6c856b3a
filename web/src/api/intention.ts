import { useCallback, useRef } from "react";
import { newKey } from "./client.ts";

/**
 * One key for one intention: sending the same content again (a retry, a double click, after a lost answer) keeps the
 * key, other content takes a new one. `done` forgets it.
 */
export const useIntention = () => {
  const kept = useRef<{ body: string; key: string } | undefined>(undefined);
  const keyOf = useCallback((body: unknown) => {
    const text = JSON.stringify(body ?? null);
    if (kept.current?.body !== text) kept.current = { body: text, key: newKey() };
    return kept.current.key;
  }, []);
  const done = useCallback(() => {
    kept.current = undefined;
  }, []);
  return { keyOf, done };
};
