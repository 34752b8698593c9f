import { z } from 'zod';
import { capabilities } from '../../catalog/capabilities';
import { flag } from './fields';

/** What is true of the tenant and cannot be deployed. */
export const capabilityFlags = z
  .strictObject(
    Object.fromEntries(capabilities.map((c) => [c.name, flag(false, c.title)])) as Record<
      (typeof capabilities)[number]['name'],
      ReturnType<typeof flag>
    >,
  )
  .prefault({} as never)
  .meta({ description: 'What cannot be deployed but is true for this tenant; rules may rely on it.' });
