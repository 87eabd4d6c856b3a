import { describe } from "vitest";
import { fields } from "./bad-input/fields.ts";
import { files } from "./bad-input/files.ts";
import { messages } from "./bad-input/messages.ts";
import { requests } from "./bad-input/requests.ts";
import { table } from "./bad-input/table.ts";
import { openScene } from "./scene.ts";

const scene = openScene();

/** Bad input, over HTTP: each answered by a problem in French, and nothing lost or half done. */
describe("content that can't be kept", () => fields(scene));
describe("requests that can't be read, may not be made, or meet another", () => requests(scene));
describe("what the table does now and then", () => table(scene));
describe("messages", () => messages(scene));
describe("files", () => files(scene));
