import { useMe } from "../session/me.ts";
import { Page } from "../shell/Page.tsx";

/** What waits for me. */
export const HomePage = () => {
  const me = useMe();
  return (
    <Page title="Accueil" heading={`Bonjour ${me.name.split(" ")[0]}`}>
      <p />
    </Page>
  );
};
