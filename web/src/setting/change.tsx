import { useState } from "react";
import { useIntention } from "../api/intention.ts";
import { type SettingView, useNames } from "../api/reference.ts";
import type { Said } from "../form/Compared.tsx";
import { shortDate } from "../kit/french.ts";
import { toast } from "../kit/Toast.tsx";
import { type Change, changeSetting } from "./calls.ts";
import { differenceWords, fromWords, valueWords } from "./value.ts";

/** A change of a setting on the version that stood when its form opened, and both sides when another was faster. */
export const useSettingChange = (setting: SettingView, close: () => void) => {
  const { keyOf, done } = useIntention();
  const { account } = useNames();
  const [seen] = useState(setting.version);
  const save = async (change: Change, version: number) => {
    await changeSetting(setting.name, change, keyOf([change, version]), version);
    done();
    toast(`Réglage changé ${fromWords(change.from ?? "")}.`);
    close();
  };
  const { changed, next } = setting;
  const theirs: Said = [
    ["En vigueur", valueWords(setting)],
    ...(next
      ? [[`Prévu ${fromWords(next.from)}`, valueWords({ ...setting, value: next.value })] as const]
      : []),
    ...(changed
      ? [["Dernier changement", `${account(changed.by)}, le ${shortDate(changed.on)}`] as const]
      : []),
  ];
  const mine = (change: Change): Said => {
    const difference = differenceWords(next?.value ?? setting.value, change.value);
    return [
      [`Valeur ${fromWords(change.from ?? "")}`, valueWords({ ...setting, value: change.value })],
      ...(difference ? [["Ce que votre envoi changerait", difference] as const] : []),
    ];
  };
  return {
    send: (change: Change, anyway?: boolean) => save(change, anyway ? setting.version : seen),
    conflict: { compare: { theirs, mine }, giveUp: close },
  };
};
