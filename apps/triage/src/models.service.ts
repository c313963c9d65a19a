import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CaseType, loadContacts, loadPack } from '#lib/pension-pack';
import { projectFolder, Settings } from '#lib/platform';
import type { Model } from './model.js';
import { trainedModel } from './trained-model.js';

/** Where built models lie: made by the build, or at the first start. */
export const modelCache = join(projectFolder, '.cache/models');

/** The pack's own training data, as examples. */
export const packExamples = (folder: string) =>
  loadContacts(folder, 'train').map((contact) => ({ ...contact, label: contact.caseType }));

/** The model in use, and the pack's case types. */
@Injectable()
export class ModelsService implements OnModuleInit {
  #model: Model | undefined;
  #caseTypes: CaseType[] = [];
  #guidance: unknown;

  constructor(private readonly settings: Settings) {}

  async onModuleInit(): Promise<void> {
    const folder = this.settings.env.SUFFLOR_PACK ?? join(projectFolder, 'libs/pension-pack');
    const pack = loadPack(folder);
    this.#caseTypes = pack.caseTypes;
    this.#guidance = pack.guidance;
    this.#model = await trainedModel(packExamples(folder), modelCache);
  }

  get current(): Model {
    if (!this.#model) throw new Error('no model is loaded');
    return this.#model;
  }

  /** The pack's routines for risks and acts. */
  get guidance(): unknown {
    return this.#guidance;
  }

  get caseTypes(): CaseType[] {
    return this.#caseTypes;
  }
}
