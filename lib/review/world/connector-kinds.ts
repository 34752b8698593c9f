import { connectors } from '../../catalog/connectors';
import { because, type Kinds, LABEL } from './kind';

/** Data connectors, as the catalogue has them: an added one is known with its entry. */
export const connectorKinds: Kinds = Object.fromEntries(
  connectors.map(({ type, settings = {}, fixed = {} }) => [
    type,
    {
      harmless: { name: LABEL },
      vouched: because(
        'Only the environment file says which parts of the connector are on.',
        ...Object.values(settings).map(({ argument }) => argument),
        ...Object.keys(fixed),
      ),
    },
  ]),
);
