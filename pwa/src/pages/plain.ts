// Pages that only read.
import { start } from '../main';

void start();
