// The parts of the page scripts that need no document: what is typed, asked, checked, and how long one waits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allWrong, isDay, wrongWith } from '../../pwa/src/form/check';
import { ascii, minutes, showDay, showHours, showIdentity, showPhone, showWon } from '../../pwa/src/form/digits';
import type { Rules } from '../../pwa/src/form/question';
import { typed } from '../../pwa/src/form/read';
import { spoken } from '../../pwa/src/form/said';
import { counted, holds } from '../../pwa/src/form/when';
import { backoff, outcome, seconds } from '../../pwa/src/outbox/answer';
import { target } from '../../pwa/src/passkeys/onward';
import { today } from '../../pwa/src/show';

Object.assign(globalThis, { document: { documentElement: { lang: 'ko' } } });
const TODAY = '2026-07-20';
const rules = (kind: Rules['kind'], more: Partial<Rules> = {}): Rules => ({ name: 'q', kind, required: true, ...more });
const good = (rule: Rules, value: Parameters<typeof wrongWith>[1], answers = {}) => wrongWith(rule, value, answers, TODAY) === undefined;

test('a day is typed as eight digits, in whatever digits the keyboard has', () => {
  assert.equal(showDay('20260331'), '2026-03-31');
  assert.equal(showDay('２０２６０３３１'), '2026-03-31');
  assert.equal(showDay('၂၀၂၆၀၃'), '2026-03');
  assert.equal(showDay('2026'), '2026');
  assert.equal(showDay('2026.3.31'), '2026-33-1'); // checked and complained about, never guessed
  assert.equal(ascii('٣١'), '31');
});

test('amounts, phones and identity numbers get their separators', () => {
  assert.equal(showWon('3000000'), '3,000,000');
  assert.equal(showWon('0012'), '12');
  assert.equal(showWon('100'), '100');
  assert.equal(showPhone('01000005678'), '010-0000-5678');
  assert.equal(showPhone('0212345678'), '02-1234-5678');
  assert.equal(showPhone('0311234567'), '031-123-4567');
  assert.equal(showIdentity('9001019234567'), '900101-9234567');
});

test('hours are answered as whole minutes', () => {
  assert.deepEqual(['8', '7.5', '7:30', '0.25'].map(minutes), [480, 450, 450, 15]);
  assert.deepEqual(['', 'x', '7:75', '123'].map(minutes), [undefined, undefined, undefined, undefined]);
  assert.equal(showHours('７，５'), '7.5');
});

test('typed text becomes the answer of its kind, and stays text where it cannot', () => {
  assert.equal(typed('won', '3,000,000'), 3_000_000);
  assert.equal(typed('won', '많이'), '많이');
  assert.equal(typed('hours', '7.5'), 450);
  assert.equal(typed('phone', '010-0000-5678'), '01000005678');
  assert.equal(typed('text', '  '), undefined);
  assert.equal(typed('text', '\u1112\u1161\u11ab'), '한');
});

test('a day must exist and lie where the question wants it', () => {
  assert.ok(isDay('2028-02-29') && !isDay('2026-02-29') && !isDay('2026-1-1') && !isDay('２０２６-01-01'));
  assert.ok(good(rules('day', { notAfter: 'today' }), TODAY));
  assert.ok(!good(rules('day', { notAfter: 'today' }), '2026-07-21'));
  assert.ok(!good(rules('day', { first: '2018-01-01' }), '2017-12-31'));
  assert.ok(!good(rules('day', { notBefore: 'hired_on' }), '2026-01-01', { hired_on: '2026-01-02' }));
  assert.ok(good(rules('day', { notBefore: 'hired_on' }), '2026-01-02', { hired_on: '2026-01-02' }));
  assert.ok(good(rules('day', { notBefore: 'hired_on' }), '2026-01-01', { hired_on: '2026-' }));
});

test('an identity number has a possible birth date and no check digit', () => {
  for (const number of ['9001019234567', '0402299000000', '8503029000000', '9001010000000']) assert.ok(good(rules('identity_number'), number), number);
  for (const number of ['900101923456', '9002309234567', '0002299000000', '900101923456x']) assert.ok(!good(rules('identity_number'), number), number);
});

test('numbers keep to their bounds, text to its length in letters', () => {
  assert.ok(good(rules('won', { least: 1, most: 10 }), 10) && !good(rules('won', { least: 1, most: 10 }), 11) && !good(rules('won'), 1.5));
  assert.ok(good(rules('text', { longest: 2 }), '𝒜𝒜') && !good(rules('text', { longest: 2 }), '가나다'));
  assert.ok(!good(rules('text'), 'a\u202eb') && !good(rules('text'), 'a\nb') && good(rules('long_text'), 'a\nb'));
});

test('an answer is missed only where it is required, and a consent only counts when given', () => {
  assert.ok(!good(rules('yes_no'), undefined) && good(rules('yes_no', { required: false }), undefined) && good(rules('yes_no'), false));
  assert.equal(wrongWith(rules('consent'), undefined, {}, TODAY), '읽고 동의해 주세요.');
  assert.ok(!good(rules('choices', { alone: 'none' }), ['none', 'study']) && good(rules('choices', { alone: 'none' }), ['none']));
  assert.ok(!good(rules('bank_account'), { number: '1234567' }) && good(rules('bank_account'), { bank: '004', number: '1234567' }));
  assert.deepEqual(Object.keys(allWrong([rules('text'), { ...rules('text'), name: 'r' }], { q: 'x' }, TODAY)), ['r']);
});

test('a question is asked by plain equality, and what is not asked asks nothing further', () => {
  assert.ok(holds({ a: [true] }, { a: true }) && !holds({ a: [true] }, { a: 'true' }) && !holds({ a: ['x'] }, {}));
  const chain: Rules[] = [
    { ...rules('choice'), name: 'reason' },
    { ...rules('yes_no'), name: 'detail', when: { reason: ['11'] } },
    { ...rules('text'), name: 'more', when: { detail: [true] } },
  ];
  const typedIn: Record<string, string | boolean> = { reason: '23', detail: true, more: 'x' };
  assert.deepEqual(counted(chain, ({ name }) => typedIn[name]), { asked: [chain[0]], answers: { reason: '23' } });
});

test('an answer is said in the words of its question', () => {
  const words = (value: string) => ({ none: '없어요', study: '학교', '004': '국민은행' })[value] ?? value;
  assert.equal(spoken('choices', ['none', 'study'], words), '없어요, 학교');
  assert.equal(spoken('won', 3_000_000, words), '3,000,000원');
  assert.equal(spoken('hours', 450, words), '7시간 30분');
  assert.equal(spoken('day', '2026-03-31', words), '2026년 3월 31일');
  assert.equal(spoken('identity_number', '9001019234567', words), '900101-9••••••');
  assert.equal(spoken('bank_account', { bank: '004', number: '1234567' }, words), '국민은행 1234567');
});

test('OFF-06 only a receipt ends the waiting, only a problem of ours holds', () => {
  const problem = 'application/problem+json';
  const receipt = { receipt: 'r', key: 'k', signature: 's' };
  assert.deepEqual(outcome(201, 'application/json', receipt, null), { answer: receipt });
  assert.deepEqual(outcome(200, 'application/json', { ok: true }, null), {});
  assert.deepEqual(outcome(200, 'text/html', undefined, null), {});
  assert.deepEqual(outcome(403, 'text/html', undefined, null), {});
  assert.deepEqual(outcome(403, 'application/json', { code: 'portal' }, null), {});
  assert.deepEqual(outcome(409, problem, { code: 'not_arrived' }, null), {});
  assert.deepEqual(outcome(429, problem, { code: 'too_many' }, '120'), { after: 120 });
  assert.deepEqual(outcome(503, problem, { code: 'x' }, null), {});
  assert.deepEqual(outcome(422, problem, { code: 'invalid_answers', errors: { name: ['…'] } }, null), { held: 'invalid_answers', errors: { name: ['…'] } });
  assert.deepEqual(outcome(409, problem, { code: 'duplicate_of', receipt }, null), { held: 'duplicate_of', other: receipt });
});

test('OFF-08 the wait doubles with jitter from 2 seconds to 15 minutes, and Retry-After is honoured up to that', () => {
  assert.equal(backoff(1, 0), 2);
  assert.equal(backoff(5, 1), 32);
  assert.equal(backoff(40, 1), 900);
  const now = Date.parse('2026-07-20T03:00:00Z');
  assert.deepEqual(['30', '0', '99999', 'soon', null].map((value) => seconds(value, now)), [30, 1, 900, undefined, undefined]);
  assert.equal(seconds('Mon, 20 Jul 2026 03:02:00 GMT', now), 120);
});

test('after signing in one comes back to a page of this site and language, and nowhere else', () => {
  const origin = 'https://goyong24.example';
  assert.equal(target('insurance/unemployment-benefit/#step-review', 'ko', origin), '/ko/insurance/unemployment-benefit/#step-review');
  for (const wrong of [null, '', '../../evil', '//evil.example/', '/\\evil.example', '..%2f..', 'https://evil.example']) {
    assert.ok(target(wrong, 'ko', origin).startsWith('/ko/'), String(wrong));
    assert.ok(!target(wrong, 'ko', origin).startsWith('//'), String(wrong));
  }
});

test('the deciding day is that of Korea', () => {
  assert.equal(today(Date.parse('2026-07-19T15:00:00Z')), '2026-07-20');
  assert.equal(today(Date.parse('2026-07-19T14:59:59Z')), '2026-07-19');
});

test('from right to left, values keep their own direction and lists take the Arabic comma', () => {
  const page = { lang: 'ko', dir: 'rtl' };
  Object.assign(globalThis, { document: { documentElement: page } });
  assert.equal(spoken('won', 3_000_000, String), '\u20683,000,000\u2069원');
  assert.equal(spoken('choices', ['a', 'b'], String), 'a، b');
  page.dir = 'ltr';
  assert.equal(spoken('won', 3_000_000, String), '3,000,000원');
  assert.equal(spoken('choices', ['a', 'b'], String), 'a, b');
});
