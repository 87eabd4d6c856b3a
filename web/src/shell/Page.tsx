import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { searchOf } from "./lists.ts";
import { useTitle } from "./title.ts";

type Props = {
  /** Of the tab: never a person's name. */
  title: string;
  /** On the page, when it says more than the tab may. */
  heading?: ReactNode;
  lead?: ReactNode;
  back?: Pick<LinkProps, "to" | "params" | "search"> & { label: string };
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** One page: its title, what it is for, what can be done first, its content. */
export const Page = ({ title, heading, lead, back, actions, narrow, children }: Props) => {
  useTitle(title);
  return (
    <div className={narrow ? "page narrow" : "page"}>
      <div className="page-head">
        <div>
          {back && (
            <Link
              to={back.to}
              params={back.params}
              search={back.search ?? searchOf(back.to)}
              className="back"
            >
              <svg width="7" height="10" viewBox="0 0 7 10" aria-hidden="true">
                <path d="M6 1L2 5l4 4" fill="none" stroke="currentColor" strokeWidth="1.6" />
              </svg>
              {back.label}
            </Link>
          )}
          <h1>{heading ?? title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="button-row">{actions}</div>}
      </div>
      {children}
    </div>
  );
};
