// What a worker process runs when there is no start-up snapshot.
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { serve } from './serve';

// Not by `require`: tsx would first look through five megabytes for what it could compile.
for (const name of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  const filename = require.resolve(`@kusto/language-service-next/${name}`);
  runInThisContext(readFileSync(filename, 'utf8'), { filename });
}
serve();
