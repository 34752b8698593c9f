import type { EnvironmentInput } from '../format/schema';
import { impossible } from '../model/problems';
import type { Check } from './check';

/** How the regions of the national clouds begin; all others are of the public cloud. */
const REGIONS: Readonly<Record<Exclude<EnvironmentInput['cloud'], 'public'>, RegExp>> = {
  usgovernment: /^us(gov|dod)/,
  china: /^china/,
};

/** Every cloud has regions of its own; tags hold for everything that is deployed, so the strictest resource counts. */
export const checkPlace: Check = ({ input, locate }) => {
  const { cloud, location, tags } = input;
  const problems = [];
  const national = Object.entries(REGIONS).find(([, form]) => form.test(location))?.[0] ?? 'public';
  if (national !== cloud) {
    problems.push(
      impossible(locate(['location']), {
        what: `the region ${location} is not one of the cloud ${cloud}`,
        cure: `Set cloud: ${national}, or name a region of ${cloud}.`,
      }),
    );
  }
  const seen = new Map<string, string>();
  for (const [name, value] of Object.entries(tags)) {
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined) {
      problems.push(
        impossible(locate(['tags', name], 'key'), {
          what: `the tags '${twin}' and '${name}' are one for Azure, which does not tell names apart by case`,
          cure: 'Remove one of the two.',
        }),
      );
    }
    seen.set(name.toLowerCase(), name);
    if (name.toLowerCase() === 'hidden-title') {
      problems.push(
        impossible(locate(['tags', name], 'key'), {
          what: "the tag 'hidden-title' is where Azure keeps the title of a workbook",
          cure: 'Remove it.',
        }),
      );
    }
    const bytes = Buffer.byteLength(value);
    if (bytes > 256) {
      problems.push(
        impossible(locate(['tags', name]), {
          what: `the value of the tag '${name}' takes ${bytes} bytes, and the provider counts at most 256`,
          cure: 'Shorten it; letters outside ASCII count more than once.',
        }),
      );
    }
  }
  return problems;
};
