import { Controller, Get } from '@nestjs/common';
import { Api } from '#lib/platform';
import { ModelsService } from './models.service.js';

@Controller('api/triage')
export class TriageController {
  constructor(private readonly models: ModelsService) {}

  @Get('case-types')
  @Api({ summary: 'The case types of the pack, with their names and definitions.', who: 'signed-in' })
  caseTypes() {
    return this.models.caseTypes;
  }

  @Get('guidance')
  @Api({ summary: 'What to do at a risk, and what the law asks at an act, from the pack.', who: 'signed-in' })
  guidance() {
    return this.models.guidance;
  }

  @Get('models')
  @Api({ summary: 'The model in use and what it measured on itself.', who: ['supervisor', 'operator'] })
  inUse() {
    const { version, measured, classes } = this.models.current;
    return [{ version, measured, caseTypes: classes.length, state: 'released' }];
  }
}
