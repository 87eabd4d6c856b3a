import "./document.css";
import { useRef, useState } from "react";
import { useSettings } from "../api/reference.ts";
import { Guard } from "../form/Guard.tsx";
import { Button } from "../kit/Button.tsx";
import { accept, refusalOf } from "./file.ts";
import { UploadItem } from "./UploadItem.tsx";

type Item = { readonly id: number; readonly file: File; readonly arrived?: true };

let next = 0;

/** Drag and drop, the file picker or the phone's camera; several at once, each with its own fate. */
export const UploadZone = ({ dossierId }: { dossierId: string }) => {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const { kinds } = useSettings();
  const add = (files: FileList | null) => {
    const added = [...(files ?? [])].map((file) => ({ id: next++, file }));
    setItems((before) => [...before, ...added]);
  };
  const arrive = (id: number) =>
    setItems((before) =>
      before.map((item) => (item.id === id ? { ...item, arrived: true } : item)),
    );
  const remove = (id: number) => setItems((before) => before.filter((item) => item.id !== id));
  return (
    <div className="uploads screen-only">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one of three ways, the buttons are the others */}
      <div
        className="drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          add(event.dataTransfer.files);
        }}
      >
        <strong>Déposez des pièces ici</strong>
        <p className="soft small">PDF, JPEG, PNG ou HEIC, 10 Mo au plus chacune.</p>
        <div className="button-row">
          <Button onClick={() => picker.current?.click()}>Choisir des fichiers</Button>
          <Button onClick={() => camera.current?.click()}>Prendre une photo</Button>
        </div>
        <input
          ref={picker}
          type="file"
          accept={accept}
          multiple
          hidden
          aria-label="Choisir des fichiers"
          onChange={(event) => {
            add(event.target.files);
            event.target.value = "";
          }}
        />
        <input
          ref={camera}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          aria-label="Prendre une photo"
          onChange={(event) => {
            add(event.target.files);
            event.target.value = "";
          }}
        />
      </div>
      {items.map((item) => (
        <UploadItem
          key={item.id}
          dossierId={dossierId}
          file={item.file}
          kinds={kinds}
          remove={() => remove(item.id)}
          arrived={() => arrive(item.id)}
          replaceBy={(files) => {
            remove(item.id);
            setItems((before) => [...before, ...files.map((file) => ({ id: next++, file }))]);
          }}
        />
      ))}
      <Guard
        active={() => items.some((item) => !item.arrived && refusalOf(item.file) === undefined)}
      />
    </div>
  );
};
