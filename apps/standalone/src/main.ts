import 'reflect-metadata';
import { Settings } from '#lib/platform';
import { start } from './start.js';

const own = process.argv.includes('--no-demo');
const began = performance.now();

try {
  const settings = Settings.from({
    ...process.env,
    ...(own && !process.env['SUFFLOR_PROFILE'] ? { SUFFLOR_PROFILE: 'own' } : {}),
  });
  const running = await start(settings, (line) => console.log(line));
  console.log(
    `Started in ${((performance.now() - began) / 1000).toFixed(1)} s. Mail to 127.0.0.1:${running.smtpPort}. Stop with Ctrl-C; nothing is lost.`,
  );
  console.log(`Ready: ${running.url}`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      console.log('\nStopping …');
      running.stop().then(
        () => (console.log('Stopped. Everything is kept; start again with npm start.'), process.exit(0)),
        (error: Error) => (console.error(error.message), process.exit(1)),
      );
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
