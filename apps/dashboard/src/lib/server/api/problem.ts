import { STATUS_CODES } from 'node:http';
import type { InputIssue } from '@debrief/pipelines/ingest';
import { jsonAnswer, toResponse, type Answer } from './answer.ts';

interface ProblemDetails {
  status: number;
  /** For programs: never changes. */
  code: string;
  /** For people: may change. */
  detail: string;
  /** Where in the body, as a JSON pointer; '' is the whole of it. */
  pointer?: string;
  /** Everything found, the first repeated in `pointer`; twenty at most. */
  errors?: InputIssue[];
  headers?: Record<string, string>;
  /** Further members of the answer (RFC 9457, section 3.2). */
  more?: Record<string, string | number>;
}

/** A refusal of the whole request: thrown anywhere below the edge, answered as problem+json. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails, options?: ErrorOptions) {
    super(details.detail, options);
    this.status = details.status;
    this.code = details.code;
    this.details = details;
  }
}

/** The answer to a request that was refused: problem+json after RFC 9457, never to be cached. */
export function problemAnswer(problem: Problem, requestId: string): Answer {
  const { status, code, detail, pointer, errors, headers, more } = problem.details;
  const body = { type: 'about:blank', title: STATUS_CODES[status], status, code, detail, pointer, errors, ...more };
  const all = { 'cache-control': 'no-store', ...headers, 'content-type': 'application/problem+json' };
  return jsonAnswer({ ...body, requestId }, status, all);
}

export function problemResponse(problem: Problem, requestId: string): Response {
  return toResponse(problemAnswer(problem, requestId));
}

/** The body was read but not understood; `issues` is not empty. */
export function notUnderstood(issues: InputIssue[]): Problem {
  const [first, ...others] = issues;
  const place = first?.pointer ? `${first.pointer}: ` : '';
  const rest = others.length > 0 ? ` (and ${others.length} more)` : '';
  return new Problem({
    status: 422,
    code: 'not_understood',
    detail: `${place}${first?.detail ?? 'the body is not understood'}${rest}. Nothing was written.`,
    pointer: first?.pointer ?? '',
    errors: issues,
  });
}
