import { useLayoutEffect, useRef } from "react";
import { oneKeyWorks } from "../kit/keys.ts";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** A dialog is above the page: what lies below does not act. */
const isCovered = () => document.querySelector("[role=dialog], [role=alertdialog]") !== null;

/** Listens for a key, except while typing, with a modifier, below a dialog, or when the person turned such keys off. */
const useKeys = (act: (key: string) => boolean, active: boolean): void => {
  const latest = useRef(act);
  latest.current = act;
  // A key works from the moment its button is there.
  useLayoutEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || event.defaultPrevented) return;
      if (isCovered() || (event.key.length === 1 && !oneKeyWorks())) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [active]);
};

/** Does something on one key, wherever the focus is (`useKeys` says when not). */
export const useShortcut = (key: string, action: () => void, active = true): void =>
  useKeys((pressed) => {
    if (pressed !== key) return false;
    action();
    return true;
  }, active);

/** Does something on each of some characters, given the place of the one pressed. */
export const useShortcuts = (keys: string, action: (place: number) => void, active = true): void =>
  useKeys((pressed) => {
    const place = pressed.length === 1 ? keys.indexOf(pressed) : -1;
    if (place >= 0) action(place);
    return place >= 0;
  }, active);
