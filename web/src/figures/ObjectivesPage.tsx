import { Page } from "../shell/Page.tsx";
import Objectives from "./Objectives.tsx";

export const ObjectivesPage = () => (
  <Page
    title="Objectifs"
    lead="Calculés chaque nuit. Le trait marque ce qui est attendu à ce jour."
  >
    <Objectives />
  </Page>
);
