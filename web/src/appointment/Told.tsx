import { Badge } from "../kit/Badge.tsx";

/** Whether the person knows of an appointment to come; nothing where it is not said. */
export const ToldBadge = ({ told }: { told?: boolean | undefined }) => {
  if (told === undefined) return null;
  return <Badge tone={told ? "done" : "wait"}>{told ? "Prévenue" : "À prévenir"}</Badge>;
};
