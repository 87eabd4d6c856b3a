import { afterAll, beforeAll } from "vitest";
import { type House, startHouse } from "./house.ts";
import { type Cast, castOf } from "./steps.ts";

/** Where the tests of one file play: read its parts within a test, not before. */
export type Scene = { house: House; cast: Cast };

/** A platform of its own for the tests of one file, stopped after the last of them. */
export const openScene = (): Scene => {
  const scene = {} as Scene;
  beforeAll(async () => {
    scene.house = await startHouse();
    scene.cast = await castOf(scene.house);
  });
  afterAll(() => scene.house?.stop());
  return scene;
};
