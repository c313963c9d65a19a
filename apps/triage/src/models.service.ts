import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type CaseType, loadContacts, loadPack } from '#lib/pension-pack';
import { projectFolder, Settings } from '#lib/platform';
import { loadModel, saveModel } from './stored-model.js';
import { type Model, train, versionOf } from './model.js';

/** The model in use, and the pack's case types. */
@Injectable()
export class ModelsService implements OnModuleInit {
  readonly #log = new Logger('triage');
  #model: Model | undefined;
  #caseTypes: CaseType[] = [];

  constructor(private readonly settings: Settings) {}

  onModuleInit(): void {
    const folder = this.settings.env.SUFFLOR_PACK ?? join(projectFolder, 'libs/pension-pack');
    this.#caseTypes = loadPack(folder).caseTypes;
    const examples = loadContacts(folder, 'train').map((contact) => ({ ...contact, label: contact.caseType }));
    const file = join(this.settings.dataDir, 'models', `triage-${versionOf(examples)}.bin`);
    if (existsSync(file)) this.#model = loadModel(readFileSync(file));
    else {
      this.#log.log(`Training the case-type model on ${examples.length} labelled contacts …`);
      this.#model = train(examples);
      mkdirSync(join(this.settings.dataDir, 'models'), { recursive: true });
      writeFileSync(file, saveModel(this.#model));
    }
  }

  get current(): Model {
    if (!this.#model) throw new Error('no model is loaded');
    return this.#model;
  }

  get caseTypes(): CaseType[] {
    return this.#caseTypes;
  }
}
