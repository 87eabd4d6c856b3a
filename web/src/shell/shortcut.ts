import { useEffect, useRef } from "react";
import { oneKeyWorks } from "../kit/keys.ts";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** Does something on each of some characters, given the place of the one pressed; see `useShortcut`. */
export const useShortcuts = (
  keys: string,
  action: (place: number) => void,
  active = true,
): void => {
/** A dialog is above the page: what lies below does not act. */
const isCovered = () => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

/**
 * Does something on one key, wherever the focus is, except while typing, with a modifier, below a dialog, or when the
 * person turned such keys off.
 */
export const useShortcut = (key: string, action: () => void, active = true): void => {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      const place = event.key.length === 1 ? keys.indexOf(event.key) : -1;
      if (place < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || event.defaultPrevented) return;
      if (isCovered() || (key.length === 1 && !oneKeyWorks())) return;
      event.preventDefault();
      latest.current(place);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [keys, active]);
};

/** Does something on one key, wherever the focus is, except while typing or with a modifier. */
export const useShortcut = (key: string, action: () => void, active = true): void =>
  useShortcuts(key, action, active);
