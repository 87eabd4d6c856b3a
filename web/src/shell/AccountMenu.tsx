import "../form/field.css";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { buttonClass } from "../kit/Button.tsx";
import { setOneKey, useOneKey } from "../kit/keys.ts";
import { roleNames, useMe } from "../session/me.ts";
import { setTheme, type Theme, theme, themes } from "./theme.ts";

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();

/** Who is signed in, the face of the screens, absences, and the way out. */
export const AccountMenu = () => {
  const me = useMe();
  const [chosen, choose] = useState<Theme>(theme);
  const byKey = useOneKey();
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const shut = (event: Event) => {
      const inside = menu.current?.contains(event.target as Node);
      const byKey = event instanceof KeyboardEvent && event.key === "Escape";
      if (menu.current?.open && (byKey || (event.type === "click" && !inside))) {
        menu.current.open = false;
        if (byKey) menu.current.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("click", shut);
    document.addEventListener("keydown", shut);
    return () => {
      document.removeEventListener("click", shut);
      document.removeEventListener("keydown", shut);
    };
  }, []);
  return (
    <details className="account-menu" ref={menu}>
      <summary>
        <span className="initials" aria-hidden="true">
          {initials(me.name)}
        </span>
        <span className="who">{me.name}</span>
        <span className="unseen">Mon compte</span>
      </summary>
      <div className="account-card">
        <div>
          <strong>{me.name}</strong>
          <p className="soft small">{roleNames(me)}</p>
        </div>
        <label className="field">
          <span className="label">Apparence</span>
          <select
            className="input"
            value={chosen}
            onChange={(event) => {
              const next = event.target.value as Theme;
              setTheme(next);
              choose(next);
            }}
          >
            {Object.entries(themes).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="inline-check">
          <input
            type="checkbox"
            checked={byKey}
            onChange={(event) => setOneKey(event.target.checked)}
          />
          Raccourcis d’une touche
        </label>
        <Link
          to="/absences"
          className={buttonClass()}
          onClick={() => menu.current?.removeAttribute("open")}
        >
          Mes absences et suppléants
        </Link>
        <Link to="/deconnexion" className={buttonClass()} preload={false}>
          Se déconnecter
        </Link>
      </div>
    </details>
  );
};
