// What the API answers: the types of the contract, made precise where the contract only says "object".
import type { components } from './contract';
import type { Answers, Filing } from './filing/types';

type Schemas = components['schemas'];

export type Session = Schemas['SessionOut'];
export type Passkey = Schemas['PasskeyOut'];
export type Device = Schemas['SessionLine'];
export type Profile = Schemas['ProfileOut'];
export type Filed = Schemas['SubmissionLine'];
export type Event = Schemas['EventOut'];
export interface Assessment { outcome?: string; reasons?: string[]; figures?: Record<string, unknown> }
export type Submission = Omit<Schemas['SubmissionOut'], 'answers' | 'assessment'> & { answers: Answers; assessment: Assessment };
export interface Prefill { values: Record<string, { value: Answers[string]; source: 'profile' | 'before'; as_of: string }> }
export interface Opened { filing: Filing }
export interface Ceremony<Options> { ceremony: string; options: Options }
