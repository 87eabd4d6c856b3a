/** Parts of a mail, from top to bottom: each is written twice, as HTML and as plain text. */
export type Part =
  | { readonly kind: "paragraph"; readonly words: string }
  | { readonly kind: "heading"; readonly words: string }
  | { readonly kind: "button"; readonly words: string; readonly address: string }
  | { readonly kind: "list"; readonly items: readonly { words: string; address?: string }[] }
  | {
      readonly kind: "table";
      /** What the table shows, for those who hear it. */
      readonly caption: string;
      readonly headings: readonly string[];
      /** The first cell of a row names it. */
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "bars"; readonly bars: readonly Bar[] };

/** A bar for eyes; what it shows is also said in words, so that it may be passed over. */
export type Bar = {
  readonly label: string;
  readonly said: string;
  /** Filled part, from 0 to 1; more fills it all. */
  readonly filled: number;
  readonly good: boolean;
};

export type Letter = {
  readonly subject: string;
  /** The PLIE's name, at the head and in the foot. */
  readonly plie: string;
  readonly parts: readonly Part[];
  /** In place of the foot of a mail to those who work with us. */
  readonly foot?: string;
};

/** What is sent: the same content in both forms. */
export type MailContent = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments?: readonly {
    readonly fileName: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }[];
};
