// What a worker process runs when there is no start-up snapshot.
import { serve } from './serve';

serve();
