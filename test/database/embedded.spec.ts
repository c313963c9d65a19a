import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbedded } from '#lib/database';
import { waitFor } from '#lib/testing';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sufflor-embedded-')); // 0700, as a clone under /root is
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const postmaster = (): number =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const owner = (pid: number): number => statSync(`/proc/${pid}`).uid;

const writes = (at: string): ChildProcess =>
  spawn(process.execPath, ['--import', './infra/source.mjs', 'test/database/writer.ts'], {
    env: { ...process.env, FOLDER: at },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe('the embedded database', () => {
  it('starts under a folder nobody else may read, keeps its rows, speaks Swedish, and lets in only who knows the password', async () => {
    const first = await startEmbedded({ folder });
    await ask(first.url, `create table word as select lower('ÅÄÖ') as w`);
    await expect(ask(first.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect(statSync(join(folder, 'postgres.password')).mode & 0o077).toBe(0);
    await first.stop();
    const second = await startEmbedded({ folder });
    expect(await ask(second.url, 'select w from word')).toEqual([{ w: 'åäö' }]);
    expect(await ask(second.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    await second.stop();
    expect(existsSync(join(folder, 'owner.pid'))).toBe(false);
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot('as root runs as nobody where others can reach the folder', async () => {
    chmodSync(folder, 0o755);
    const database = await startEmbedded({ folder, unsafeFast: true });
    expect(owner(postmaster())).not.toBe(0);
    await database.stop();
  });

  it('refuses two starts on one folder, also at the same moment', async () => {
    const two = [writes(folder), writes(folder)];
    const errors = two.map((one) => text(one.stderr as Readable));
    const loser = await waitFor(() => two.find(({ exitCode }) => exitCode !== null), {
      within: 30_000,
      what: 'one of the two to give up',
    });
    const winner = two.find((one) => one !== loser) as ChildProcess;
    expect(await errors[two.indexOf(loser)]).toMatch(/Another Sufflör \(process \d+\) uses .*DATA_DIR/);
    await once(createInterface({ input: winner.stdout as Readable }), 'line');
    await expect(startEmbedded({ folder })).rejects.toThrow(`Another Sufflör (process ${winner.pid})`);
    await killed(winner);
    const orphan = postmaster();
    const heir = await startEmbedded({ folder });
    expect(postmaster()).not.toBe(orphan);
    await heir.stop();
  }, 60_000);

  it('loses nothing committed in twenty SIGKILLs, of the owner or of the server too', async () => {
    const told = new Set<number>();
    for (let kill = 1; kill <= 20; kill++) {
      const writer = writes(folder);
      createInterface({ input: writer.stdout as Readable }).on('line', (line) => told.add(Number(line)));
      const before = told.size;
      await waitFor(() => told.size > before + ((kill * 37) % 60), {
        within: 20_000,
        what: `writer ${kill} to commit`,
      });
      if (kill % 2 === 0) process.kill(postmaster(), 'SIGKILL');
      await killed(writer);
    }
    const heir = await startEmbedded({ folder });
    const kept = new Set((await ask<{ n: string }>(heir.url, 'select n from kept')).map(({ n }) => Number(n)));
    await heir.stop();
    console.info(`20 SIGKILLs: ${told.size} rows told as committed, ${kept.size} kept`);
    expect(told.size).toBeGreaterThan(400);
    expect([...told].filter((n) => !kept.has(n))).toEqual([]);
  }, 180_000);

  it('begins again when its making was cut off, and names a major version it cannot read', async () => {
    mkdirSync(join(folder, 'postgres.coming'));
    writeFileSync(join(folder, 'postgres.coming', 'PG_VERSION'), '18');
    const database = await startEmbedded({ folder, unsafeFast: true });
    await database.stop();
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n');
    await expect(startEmbedded({ folder })).rejects.toThrow(
      /made by PostgreSQL 15, and PostgreSQL 18 is installed.*backup/,
    );
    expect(existsSync(join(folder, 'owner.pid'))).toBe(false);
  });
});
