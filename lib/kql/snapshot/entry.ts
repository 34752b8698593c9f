// What a start-up snapshot is made of: a worker that has loaded and used the service, and then waits to be woken.
import { startupSnapshot } from 'node:v8';
import { serve, warmUp } from '../workers/serve';

warmUp();
startupSnapshot.setDeserializeMainFunction(serve);
