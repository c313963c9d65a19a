import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PlatformModule, type Settings } from '#lib/platform';
import { ApprovalModule } from '../../approval/src/approval.module.js';
import { AssistModule } from '../../assist/src/assist.module.js';
import { DeskModule } from '../../desk/src/desk.module.js';
import { InsightsModule } from '../../insights/src/insights.module.js';
import { IntakeModule } from '../../intake/src/intake.module.js';
import { KnowledgeModule } from '../../knowledge/src/knowledge.module.js';
import { TriageModule } from '../../triage/src/triage.module.js';
import { DEMO_PEOPLE } from '../../web/src/sign-in.service.js';
import { WebModule } from '../../web/src/web.module.js';
import { people } from './issuer/people.js';
import { MailboxController } from './mailbox.controller.js';
import { Mailbox } from './mailbox.service.js';

export const services = [
  IntakeModule,
  TriageModule,
  KnowledgeModule,
  AssistModule,
  ApprovalModule,
  DeskModule,
  InsightsModule,
];

/** Every service in one process. */
@Module({})
export class StandaloneModule {
  static with(settings: Settings, mailbox: Mailbox | undefined): DynamicModule {
    const demoPeople = people
      .filter(({ simulated }) => !simulated)
      .map(({ id, name, roles, team }) => ({ id, name, roles, team }));
    return {
      module: StandaloneModule,
      imports: [
        DiscoveryModule,
        PlatformModule.with(settings),
        ...services,
        {
          module: WebModule,
          providers: [{ provide: DEMO_PEOPLE, useValue: settings.env.OIDC_ISSUER ? [] : demoPeople }],
        },
      ],
      controllers: mailbox ? [MailboxController] : [],
      providers: mailbox ? [{ provide: Mailbox, useValue: mailbox }] : [],
    };
  }
}
