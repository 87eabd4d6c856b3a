/** The users of the pool: those of the directory in the table, those that the admin interface made, the demo accounts. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoAccounts } from "../demo-accounts.ts";
import { dynamodb } from "../engine-calls.ts";
import { at, type Json, parsed, records, text, texts } from "../json.ts";

/** A user of the pool; `sub` is the id of the account. */
export type Person = {
  readonly sub: string;
  readonly email: string;
  readonly enabled: boolean;
  /** True when the admin interface made or changed it. */
  readonly fromPool: boolean;
};

export type People = {
  /** True for a partner: of the demo accounts, or by the directory. */
  readonly isPartner: (person: Person) => Promise<boolean>;
  /** The user with this e-mail address or id. */
  readonly find: (emailOrId: string) => Promise<Person | undefined>;
  readonly save: (person: Person) => void;
  /** The user that the admin interface keeps under this address, if any. */
  readonly kept: (email: string) => Person | undefined;
  readonly remove: (person: Person) => void;
};

/** The users known to the platform whose data is in `directory` and whose table is `table` (if any). */
export function peopleOf(directory: string, engine: string, table: string | undefined): People {
  const file = join(directory, "users.json");
  const saved = new Map<string, Person>(
    existsSync(file)
      ? records(JSON.parse(readFileSync(file, "utf8"))).map((each) => [
          text(each.sub),
          {
            sub: text(each.sub),
            email: text(each.email),
            enabled: each.enabled !== false,
            fromPool: true,
          },
        ])
      : [],
  );

  async function rows(): Promise<readonly Json[]> {
    if (table === undefined) return [];
    const found = await dynamodb(engine, "Query", {
      TableName: table,
      KeyConditionExpression: "pk = :directory AND begins_with(sk, :account)",
      ExpressionAttributeValues: {
        ":directory": { S: "DIRECTORY" },
        ":account": { S: "ACCOUNT#" },
      },
    });
    return records(found.Items);
  }

  async function inTable(): Promise<readonly Person[]> {
    return (await rows()).map((item) => ({
      sub: text(at(item, "sk", "S")).slice("ACCOUNT#".length),
      email: text(emailIn(item)),
      enabled: true,
      fromPool: false,
    }));
  }

  const write = () => writeFileSync(file, JSON.stringify([...saved.values()]));
  const kept = (email: string) =>
    [...saved.values()].find((each) => each.email.toLowerCase() === email.trim().toLowerCase());

  return {
    kept,
    isPartner: async ({ email }) => {
      const demo = demoAccounts.find((each) => each.email === email);
      if (demo) return demo.roles.includes("prescriber");
      const row = (await rows()).find((item) => text(emailIn(item)) === email);
      return row !== undefined && rolesIn(row).includes("prescriber");
    },
    find: async (emailOrId) => {
      const wanted = emailOrId.trim().toLowerCase();
      const own = saved.get(emailOrId) ?? kept(emailOrId);
      if (own) return own;
      const known: readonly Person[] = [
        ...(await inTable()),
        ...demoAccounts.map(({ id, email }) => ({
          sub: id,
          email,
          enabled: true,
          fromPool: false,
        })),
      ];
      const found = known.find(
        ({ sub, email }) => sub === emailOrId || email.toLowerCase() === wanted,
      );
      return found && (kept(found.email) ?? found);
    },
    save: (person) => {
      saved.set(person.sub, person);
      write();
    },
    remove: ({ sub }) => {
      saved.delete(sub);
      write();
    },
  };
}

const emailIn = (item: unknown) => at(item, "email", "S");
/** A list lies in the table as one text (`json:[…]`). */
const rolesIn = (item: unknown) => texts(parsed(text(at(item, "roles", "S")).replace("json:", "")));
