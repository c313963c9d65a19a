import { type Kind, World } from './world.js';

/** Runs one test in a world of its own and closes it, whatever happens. */
export async function inWorld(kind: Kind, test: (world: World) => Promise<void>): Promise<void> {
  const world = await World.make(kind);
  try {
    await test(world);
  } finally {
    await world.close();
  }
}
