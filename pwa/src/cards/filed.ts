// What the office has received, as a list; the last one is kept encrypted, so that it is there without network too.
import { html, type TemplateResult } from 'lit-html';
import { account, standing } from '../account';
import { call, Unreachable } from '../api';
import type { Filed } from '../api-types';
import type { ReceiptRow } from '../db';
import { receipts } from '../outbox/store';
import { moment } from '../show';
import { list, write } from '../vault/records';
import { say } from '../words';
import { procedureOf, stateOf } from './names';

interface Kept { at: number; rows: Filed[] }
export interface Shown { rows: Filed[]; old?: number }

/** The server's list, else the last one; receipts that came since then are added. Withdrawals show at what they withdraw. */
export async function filed(): Promise<Shown> {
  const who = await account();
  const person = who?.person;
  const fresh = who && standing(who) === 'in' ? await ask(who.person) : undefined;
  const kept = fresh || !person ? undefined : (await list<Kept>(person, 'filed'))[0];
  const rows = fresh ?? kept?.rows ?? [];
  const own = (await receipts()).filter((receipt) => person === undefined || receipt.person === person);
  const added = own.filter((receipt) => !rows.some((row) => row.id === receipt.id)).map(asFiled);
  const all = [...added, ...rows].filter((row) => row.procedure !== 'withdrawal').sort((a, b) => b.received_at.localeCompare(a.received_at));
  return { rows: all, ...(kept ? { old: kept.at } : {}) };
}

async function ask(person: string): Promise<Filed[] | undefined> {
  try {
    const rows = await call<Filed[]>('GET', '/submissions');
    await write(person, `filed:${person}`, 'filed', { at: Date.now(), rows } satisfies Kept);
    return rows;
  } catch (problem) {
    if (problem instanceof Unreachable || (problem as { status?: number }).status === 401) return undefined;
    throw problem;
  }
}

const asFiled = ({ id, procedure, number, received_at, about }: ReceiptRow): Filed => ({ id, procedure, number, received_at, about, state: 'received', confirmed: true });

export function filedCard(row: Filed): TemplateResult {
  const { title, status } = procedureOf(row.procedure);
  return html`<li class="card" data-filed=${row.id}>
    <h3><a href=${status + '#' + row.id}>${title} <small>${say("접수번호 {number}", { number: row.number })}</small></a> <span class="badge" data-state=${row.state}>${stateOf(row.state).title}</span></h3>
    <p class="muted">${moment(row.received_at)}</p>
  </li>`;
}
