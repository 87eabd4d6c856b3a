import { withdrawal } from "../../../domain/referral/submission.ts";
import { call } from "../api/client.ts";
import { useIntention } from "../api/intention.ts";
import { queries } from "../api/queries.ts";
import { useSettings } from "../api/reference.ts";
import { Form } from "../form/Form.tsx";
import { RadioField } from "../form/fields.tsx";
import { Cancel, Dialog } from "../kit/Dialog.tsx";
import { toast } from "../kit/Toast.tsx";
import type { ReferralRead } from "./ReferralPage.tsx";

/** A partner takes its orientation back: the person no longer wishes it, or it was a mistake. */
export const TakeBack = ({ referral, close }: { referral: ReferralRead; close: () => void }) => {
  const { reasons } = useSettings();
  const { keyOf, done } = useIntention();
  const path = `/dossiers/${referral.dossier}/referral/withdrawal`;
  return (
    <Dialog title="Retirer cette orientation ?" open close={close}>
      <p className="soft">
        Le PLIE ne contactera plus {referral.firstNames} {referral.name} : rendez-vous et demande en
        cours s’arrêtent. Pour revenir dessus, il faudra une nouvelle orientation.
      </p>
      <Form
        schema={withdrawal}
        submit="Retirer l’orientation"
        look="danger"
        aside={<Cancel>Garder l’orientation</Cancel>}
        send={async (values) => {
          await call({
            method: "POST",
            path,
            body: values,
            key: keyOf([path, values]),
            version: referral.version,
          });
          done();
          await Promise.all([
            queries.invalidateQueries({ queryKey: ["referral", referral.dossier] }),
            queries.invalidateQueries({ queryKey: ["list"] }),
          ]);
          toast("Orientation retirée.");
          close();
        }}
      >
        <RadioField name="code" label="Motif" choices={reasons("withdrawal")} />
      </Form>
    </Dialog>
  );
};
