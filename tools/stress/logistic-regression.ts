/** A point of a regression: values, the side (0 or 1) and how much it counts. */
export interface Point {
  readonly values: readonly number[];
  readonly side: 0 | 1;
  readonly weight: number;
}

/** Newton's method converges within a few steps; this is where something is wrong. */
const STEPS_MAX = 50;
const CONVERGED = 1e-10;

/**
 * Logistic regression with an L2 penalty on all weights but the first, by iteratively reweighted least squares (Newton's
 * method; Hastie, Tibshirani, Friedman 2009, The Elements of Statistical Learning, section 4.4.1).
 *
 * @param points their first value is the intercept's, 1
 * @param penalty λ of λ/2·|w|², beside a sum over the points
 * @returns one weight a value
 * @throws Error if it does not converge
 */
export function fitLogistic(points: readonly Point[], penalty: number): number[] {
  const size = points[0]?.values.length ?? 0;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS_MAX; step++) {
    const { gradient, curvature } = derivatives(points, weights, penalty);
    const change = solve(curvature, gradient);
    weights = weights.map((weight, index) => weight + at(change, index));
    if (Math.max(...change.map(Math.abs)) < CONVERGED) return weights;
  }
  throw new Error('the logistic regression does not converge: are both sides among the points?');
}

/** Of the penalised log-likelihood; the curvature with its sign turned. */
function derivatives(points: readonly Point[], weights: readonly number[], penalty: number) {
  const gradient = weights.map((weight, index) => (index === 0 ? 0 : -penalty * weight));
  const curvature = weights.map((_, row) => weights.map((__, column) => (row === column && row > 0 ? penalty : 0)));
  for (const { values, side, weight } of points) {
    const score = values.reduce((sum, value, index) => sum + value * at(weights, index), 0);
    const probability = 1 / (1 + Math.exp(-score));
    const slope = weight * (side - probability);
    const bend = weight * probability * (1 - probability);
    for (const [row, value] of values.entries()) {
      gradient[row] = at(gradient, row) + slope * value;
      const line = curvature[row] ?? [];
      for (const [column, other] of values.entries()) line[column] = at(line, column) + bend * value * other;
    }
  }
  return { gradient, curvature };
}

/** Gaussian elimination with partial pivoting; the matrix is small, symmetric and positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, at(right, index)]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const best = rows.slice(pivot).sort((a, b) => Math.abs(at(b, pivot)) - Math.abs(at(a, pivot)))[0] ?? [];
    rows.splice(rows.indexOf(best), 1);
    rows.splice(pivot, 0, best);
    for (const row of rows.slice(pivot + 1)) {
      const factor = at(row, pivot) / at(best, pivot);
      for (let column = pivot; column <= size; column++) row[column] = at(row, column) - factor * at(best, column);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let index = size - 1; index >= 0; index--) {
    const row = rows[index] ?? [];
    const known = solution.reduce((sum, value, column) => sum + (column > index ? value * at(row, column) : 0), 0);
    solution[index] = (at(row, size) - known) / at(row, index);
  }
  return solution;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}
