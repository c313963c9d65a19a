import { join } from 'node:path';
import { projectFolder } from '#lib/platform';
import { modelCache, packExamples } from './models.service.js';
import { trainedModel } from './trained-model.js';

// Part of the build: trains the pack's model once, so that a start finds it ready.
const began = performance.now();
const examples = packExamples(process.env['SUFFLOR_PACK'] ?? join(projectFolder, 'libs/pension-pack'));
const progress = setInterval(() => process.stdout.write('.'), 1000);
const model = await trainedModel(examples, modelCache);
clearInterval(progress);
console.log(
  `\rCase-type model ${model.version}: ${model.measured.examples} contacts, ${(model.measured.accuracy * 100).toFixed(1)} % right on writers held apart (${((performance.now() - began) / 1000).toFixed(0)} s).`,
);
