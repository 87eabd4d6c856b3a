import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { type Place, Viewer } from "./Viewer.tsx";

type Props = Place & { type: string; title: string; close: () => void };

/** A document above the dossier. Opening it is logged. */
const PreviewDialog = ({ title, close, ...document }: Props) => (
  <Dialog title={title} open wide close={close}>
    <Viewer {...document} label={title} />
    <div>
      <Button onClick={close}>Fermer</Button>
    </div>
  </Dialog>
);
export default PreviewDialog;
