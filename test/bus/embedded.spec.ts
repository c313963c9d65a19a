import { contract } from './contract.js';
import { embedded } from './world.js';

contract(embedded);
