import { Dialog } from "../kit/Dialog.tsx";

const SearchDialog = ({ close }: { close: () => void }) => (
  <Dialog title="Rechercher un dossier" open close={close}>
    <p />
  </Dialog>
);
export default SearchDialog;
