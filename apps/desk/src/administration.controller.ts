import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { Administration, ImportCsv, Imported, SetAdministration, SetPerson } from '#lib/contracts';
import type { VerifiedClaims } from '#lib/core';
import { Api, Caller } from '#lib/platform';
import { AdministrationService } from './administration.service.js';

const who = ['supervisor', 'operator'] as const;

/** What the desk's rules need to know. */
@Controller('api/desk/administration')
export class AdministrationController {
  constructor(private readonly administration: AdministrationService) {}

  @Get()
  @Api({
    summary: 'Teams, skills, opening hours, special days, targets, settings and people.',
    who,
    answer: Administration,
  })
  read() {
    return this.administration.read();
  }

  @Put()
  @Api({
    summary: 'Replaces the lists that are given; the others stay.',
    who,
    body: SetAdministration,
    answer: Administration,
  })
  set(@Caller() caller: VerifiedClaims, @Body() body: SetAdministration) {
    return this.administration.set(caller.sub, body);
  }

  @Put('people/:id')
  @HttpCode(204)
  @Api({ summary: 'A person’s team and skills, and whether she handles protected identities.', who, body: SetPerson })
  setPerson(@Caller() caller: VerifiedClaims, @Param('id') id: string, @Body() body: z.infer<typeof SetPerson>) {
    return this.administration.setPerson(caller.sub, id, body);
  }

  @Post('import')
  @HttpCode(200)
  @Api({
    summary: 'Checks a spreadsheet of people, teams, skills or special days; with `apply`, adds or replaces its rows.',
    who,
    body: ImportCsv,
    answer: Imported,
    curl: `curl -b cookies -H 'X-Sufflor: 1' -H 'content-type: application/json' "$URL/api/desk/administration/import" -d '{"kind":"people","csv":"id;team;skills\\nmaria;premiepension;finska"}'`,
  })
  importCsv(@Caller() caller: VerifiedClaims, @Body() body: z.infer<typeof ImportCsv>) {
    return this.administration.importCsv(caller.sub, body);
  }
}
